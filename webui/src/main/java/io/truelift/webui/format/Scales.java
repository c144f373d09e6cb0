package io.truelift.webui.format;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Scales by the names that pages use. */
@ApplicationScoped
@Named("scales")
public class Scales {

    public Scale percent() {
        return Scale.PERCENT;
    }

    public Scale plain() {
        return Scale.amount("");
    }
}
