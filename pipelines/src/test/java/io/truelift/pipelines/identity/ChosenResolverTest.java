package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.pipelines.identity.memory.InMemoryResolver;
import io.truelift.pipelines.identity.memory.Memory;
import io.truelift.pipelines.identity.resolution.IdentityResolver;
import io.truelift.pipelines.worker.MemoryChoice;
import io.truelift.platform.project.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who resolves identities: by size, by setting, and by what memory turns out to hold. */
class ChosenResolverTest {
    private static final long ALLOWED = 1 << 20;
    private static final StitchRun FEW = StitchRun.of(List.of(new Scenario("few").record("login:ann", "email:ann")));
    /** Stands for several workers: what it is asked it does in any memory, and says so. */
    private boolean isAskedOfSeveral;

    private final IdentityResolver several = (records, known) -> {
        isAskedOfSeveral = true;
        return new InMemoryResolver(FEW.rules(), () -> Memory.of(Long.MAX_VALUE)).resolve(records, known);
    };

    @Test
    void oneWorkerResolvesWhatIsExpectedToFit() {
        resolve(FEW, MemoryChoice.AUTO, ALLOWED);
        assertThat(isAskedOfSeveral).isFalse();
    }

    @Test
    void severalResolveWhatIsNot() {
        resolve(FEW, MemoryChoice.AUTO, ALLOWED + 1);
        assertThat(isAskedOfSeveral).isTrue();
    }

    @Test
    void theSettingHoldsWhateverIsExpected() {
        resolve(FEW, MemoryChoice.DISTRIBUTED, 0);
        assertThat(isAskedOfSeveral).isTrue();
        isAskedOfSeveral = false;
        resolve(FEW, MemoryChoice.MEMORY, Long.MAX_VALUE);
        assertThat(isAskedOfSeveral).isFalse();
    }

    @Test
    void whatTurnsOutNotToFitIsResolvedBySeveral() {
        Scenario many = new Scenario("many");
        for (int i = 0; i < 20_000; i++) {
            many.record("login:" + i, "email:" + i);
        }
        StitchRun run = StitchRun.of(List.of(many));
        Stitched resolved = resolve(run, MemoryChoice.AUTO, 1000);
        assertThat(isAskedOfSeveral).isTrue();
        resolved.assertEqualTo(run.byOne(Memory.of(Long.MAX_VALUE)));
    }

    @Test
    void whoResolvesIsASetting() {
        assertThat(choice(Map.of())).isEqualTo(MemoryChoice.AUTO);
        assertThat(choice(Map.of("identity.resolver", "memory"))).isEqualTo(MemoryChoice.MEMORY);
        assertThat(choice(Map.of("identity.resolver", "distributed"))).isEqualTo(MemoryChoice.DISTRIBUTED);
        assertThatThrownBy(() -> choice(Map.of("identity.resolver", "both")))
                .hasMessage(
                        "Cannot use the setting identity.resolver = both: it must be one of auto, memory, distributed."
                                + " Correct TRUELIFT_IDENTITY_RESOLVER, or settings.properties.");
    }

    private Stitched resolve(StitchRun run, MemoryChoice choice, long expected) {
        IdentityResolver inMemory = new InMemoryResolver(run.rules(), () -> Memory.of(ALLOWED));
        return run.by(new ChosenResolver(choice, expected, ALLOWED, inMemory, several), new RowsInHand());
    }

    private static MemoryChoice choice(Map<String, String> settings) {
        return MemoryChoice.of(Settings.of(settings), Settings.IDENTITY_RESOLVER);
    }
}
