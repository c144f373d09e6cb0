package io.truelift.webui.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pictures of the README: the homes of the three people and the report of an experiment. They are kept with the other
 * pictures, and with {@code -Dtruelift.readme=true} in {@code docs/images}, where the README has them from.
 */
@Tag("servers")
@ExtendWith(WithBrowser.class)
class ReadmePicturesIT {
    private final RunningApplication application;
    private final Browser browser;

    ReadmePicturesIT(RunningApplication application, Browser browser) {
        this.application = application;
        this.browser = browser;
    }

    @AfterEach
    void reset() {
        browser.systemPrefers("light");
    }

    @ParameterizedTest
    @CsvSource({
        "executive, /overview.xhtml, home-executive",
        "analyst, /overview.xhtml, home-analyst",
        "governance, /overview.xhtml, home-governance",
        "executive, /executive/experiment.xhtml?name=hillstrom_email, experiment"
    })
    void showsWhatPeopleSeeFirst(String role, String page, String name) throws IOException {
        Visitor visitor = new Visitor(application, browser);
        for (String palette : new String[] {"light", "dark"}) {
            browser.systemPrefers(palette);
            visitor.open(role, page);
            Path picture = browser.shot("readme-%s-%s".formatted(name, palette));

            assertThat(picture).isNotEmptyFile();
            if (Boolean.getBoolean("truelift.readme")) {
                Path images = Path.of(System.getProperty("truelift.root")).resolve("docs/images");
                Files.copy(
                        picture,
                        images.resolve("%s-%s.png".formatted(name, palette)),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
