package io.truelift.webui.analyst;

import io.truelift.analysis.launch.Launch;
import java.util.Optional;

/** Whether an experiment runs, as far as somebody said so. */
public enum LaunchState {
    RUNNING("Running", "good"),
    STOPPED("Stopped", ""),
    /** Customers met it, but nobody recorded its start. */
    NOT_RECORDED("Start not recorded", "early"),
    NOT_STARTED("Not started", "");

    private final String words;
    private final String tone;

    LaunchState(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    /**
     * @param newest its newest start or stop
     * @param report its newest report
     */
    static LaunchState of(Optional<Launch> newest, Optional<NewestReport> report) {
        if (newest.isPresent()) {
            return newest.get().isStart() ? RUNNING : STOPPED;
        }
        boolean isMet = report.filter(known -> known.customers() > 0).isPresent();
        return isMet ? NOT_RECORDED : NOT_STARTED;
    }

    public String words() {
        return words;
    }

    /** Name of the style. */
    public String tone() {
        return tone;
    }
}
