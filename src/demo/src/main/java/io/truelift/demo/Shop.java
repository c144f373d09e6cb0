package io.truelift.demo;

/** What a person meets in the world: the shop's wares, its systems, its experiments. */
record Shop(
        DemoSize size,
        Catalogue catalogue,
        WebEvents events,
        Orders orders,
        AdTouches touches,
        Exposures exposures,
        SimulatedExperiment welcome,
        SimulatedExperiment cartReminder,
        SimulatedExperiment newsletter) {

    static Shop open(DemoSize size, FeedWriter writer) {
        Catalogue catalogue = new Catalogue(size.seed());
        return new Shop(
                size,
                catalogue,
                new WebEvents(writer),
                new Orders(size, catalogue, writer),
                new AdTouches(size, writer),
                new Exposures(size, writer),
                SimulatedExperiment.welcome(size),
                SimulatedExperiment.cartReminder(size),
                SimulatedExperiment.newsletter(size));
    }
}
