package io.truelift.webui.format;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Scales by the names that pages use. */
@ApplicationScoped
@Named("scales")
public class Scales {

    public FigureScale percent() {
        return FigureScale.PERCENT;
    }

    public FigureScale plain() {
        return FigureScale.amount("");
    }
}
