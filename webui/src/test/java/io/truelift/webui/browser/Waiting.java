package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;
import org.openqa.selenium.WebDriverException;

/** Waits for what a script does to a page. */
final class Waiting {
    private static final Duration STEP = Duration.ofMillis(150);

    private Waiting() {}

    /** Opens the page again until the text is there: for what is done in the background, and shown by no script. */
    static void untilOpenedWith(Runnable open, Supplier<String> where, String text) {
        until(
                () -> {
                    String seen = where.get();
                    if (seen.contains(text)) {
                        return seen;
                    }
                    open.run();
                    return where.get();
                },
                text);
    }

    /** Looks again until the text is there. */
    static void until(Supplier<String> where, String text) {
        long end = System.nanoTime() + Browser.PATIENCE.toNanos();
        String seen = "";
        while (System.nanoTime() < end) {
            try {
                seen = where.get();
                if (seen.contains(text)) {
                    return;
                }
                Thread.sleep(STEP);
            } catch (WebDriverException e) {
                seen = String.valueOf(e.getMessage()); // just being replaced
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        assertThat(seen).contains(text);
    }
}
