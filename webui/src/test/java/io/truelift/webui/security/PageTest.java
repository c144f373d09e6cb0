package io.truelift.webui.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.account.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void opensReportsForExecutivesAndNothingThatIsWorkInProgress() {
        assertThat(Stream.of(Page.values()).filter(page -> page.opensFor(Role.EXECUTIVE)))
                .containsExactlyInAnyOrder(
                        Page.OVERVIEW,
                        Page.EXPERIMENTS,
                        Page.EXPERIMENT,
                        Page.COMPARISON,
                        Page.SATISFACTION,
                        Page.ATTRIBUTION,
                        Page.DICTIONARY,
                        Page.TABLE);
    }

    @Test
    void opensSegmentsForAnalystsAndQualityForTheGovernanceTeamAlone() {
        assertThat(Page.SEGMENT.opensFor(Role.ANALYST)).isTrue();
        assertThat(List.of(Page.DEFINED_EXPERIMENTS, Page.PLAN, Page.CALCULATOR))
                .allMatch(page -> page.opensFor(Role.ANALYST))
                .noneMatch(page -> page.opensFor(Role.EXECUTIVE));
        assertThat(Page.QUALITY.opensFor(Role.ANALYST)).isFalse();
    }

    @Test
    void opensEverythingToTheGovernanceTeamButWhereAnalystsWriteTheirFiles() {
        assertThat(Stream.of(Page.values()).filter(page -> !page.opensFor(Role.GOVERNANCE)))
                .containsExactlyInAnyOrder(
                        Page.SEGMENT_NEW, Page.SEGMENT_EDIT, Page.EXPERIMENT_NEW, Page.EXPERIMENT_EDIT)
                .allMatch(page -> page.opensFor(Role.ANALYST));
    }

    @Test
    void knowsNoOtherSpellingOfAPagesAddress() {
        assertThat(Page.at("/governance/quality.xhtml")).contains(Page.QUALITY);
        assertThat(Page.at("/governance/quality.jsf")).isEmpty();
        assertThat(Page.at("/faces/governance/quality.xhtml")).isEmpty();
    }

    @Test
    void refusesSemicolonsInAddresses() {
        assertThat(RefuseSemicolons.isRefused("/overview.xhtml;jsessionid=1")).isTrue();
        assertThat(RefuseSemicolons.isRefused("/overview.xhtml?a=1;b=2")).isTrue();
        assertThat(RefuseSemicolons.isRefused("/governance/quality.xhtml%3bx")).isTrue();
        assertThat(RefuseSemicolons.isRefused("/governance/dictionary.xhtml?words=a%3Bb"))
                .isFalse();
    }
}
