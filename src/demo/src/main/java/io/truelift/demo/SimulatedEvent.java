package io.truelift.demo;

import io.truelift.demo.Catalogue.Article;
import io.truelift.demo.Emails.Click;
import io.truelift.demo.Shopper.Device;
import java.time.Instant;

/** Something that lies ahead of a person. */
sealed interface SimulatedEvent {
    Instant at();

    /** They come by themselves. */
    record OwnVisit(Instant at) implements SimulatedEvent {}

    /** They come by a click in a newsletter. */
    record EmailVisit(Click click) implements SimulatedEvent {
        @Override
        public Instant at() {
            return click.at();
        }
    }

    /** They buy in a store. */
    record StorePurchase(Instant at) implements SimulatedEvent {}

    /** A day after they left a cart, the shop looks whether it is still there. */
    record CartCheck(Instant at, Instant leftAt, Device device, Article article) implements SimulatedEvent {}

    /** They come back to a cart and buy it. */
    record CartReturn(Instant at, Device device, Article article) implements SimulatedEvent {}
}
