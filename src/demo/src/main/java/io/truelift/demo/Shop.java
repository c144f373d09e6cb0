package io.truelift.demo;

/** What a person meets in the world: the shop's wares, its systems, its experiments. */
record Shop(
        DemoSize size,
        Catalogue catalogue,
        WebEvents events,
        Orders orders,
        Touches touches,
        Exposures exposures,
        Experiment welcome,
        Experiment cartReminder,
        Experiment newsletter) {

    static Shop open(DemoSize size, FeedWriter writer) {
        Catalogue catalogue = new Catalogue(size.seed());
        return new Shop(
                size,
                catalogue,
                new WebEvents(writer),
                new Orders(size, catalogue, writer),
                new Touches(size, writer),
                new Exposures(size, writer),
                Experiment.welcome(size),
                Experiment.cartReminder(size),
                Experiment.newsletter(size));
    }
}
