package io.truelift.pipelines.job;

/** Publishes the dictionary and the tables' comments, without feeds. */
public final class DictionaryJob {
    private final Run run;

    public DictionaryJob(Run run) {
        this.run = run;
    }

    public void publish() throws Exception {
        try (OpenRun open = OpenRun.of(run)) {
            open.writeDictionary();
            open.record(RunFiles.Counts.NONE);
            open.publish();
        }
    }
}
