package io.truelift.governance.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Who may do what, whichever way they ask. */
class PermissionTest {
    @Test
    void onlyAnalystsDecideAndWriteDefinitions() {
        for (Permission permission : new Permission[] {Permission.DECIDE, Permission.WRITE_DEFINITIONS}) {
            assertThatCode(() -> permission.require(new Actor("anna", "Anna", Role.ANALYST)))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> permission.require(new Actor("erin", "Erin", Role.EXECUTIVE)))
                    .isInstanceOf(NotPermittedException.class)
                    .hasMessageContaining("in the role executive: it takes the role analyst");
            assertThat(permission.isOf(Role.GOVERNANCE)).isFalse();
        }
    }

    @Test
    void onlyTheGovernanceTeamChangesTheDictionary() {
        assertThat(Permission.PROPOSE.isOf(Role.GOVERNANCE)).isTrue();
        assertThat(Permission.APPROVE.isOf(Role.GOVERNANCE)).isTrue();
        assertThatThrownBy(() -> Permission.APPROVE.require(new Actor("anna", "Anna", Role.ANALYST)))
                .hasMessageContaining("it takes the role governance team");
    }

    @Test
    void anExecutiveStartsNothing() {
        assertThatThrownBy(() -> Permission.LAUNCH.require(new Actor("erin", "Erin", Role.EXECUTIVE)))
                .hasMessageContaining("analyst or governance team");
    }
}
