package io.truelift.pipelines.identity;

import java.nio.file.Path;

/** The scenarios by one worker. */
class OneWorkerStitchingTest extends StitchingScenarios {

    @Override
    Stitched stitch(Path folder) {
        return Stitched.byOne(ALL);
    }
}
