package io.truelift.demo;

import io.truelift.demo.Shopper.Device;
import java.time.Instant;

/** What the shop's pages record. */
final class WebEvents {
    private final FeedWriter writer;
    private long events;

    WebEvents(FeedWriter writer) {
        this.writer = writer;
    }

    /** How somebody is known during a visit. */
    enum Known {
        BY_COOKIE,
        BY_LOGIN,
        /** Guests type their address at the checkout. */
        BY_EMAIL
    }

    void write(Shopper person, Device device, Known known, Instant at, String type, String page, String sku) {
        writer.write(
                DemoFeedFile.WEB_EVENT,
                "w%08d".formatted(++events),
                at.toString(),
                device.cookie(),
                known == Known.BY_LOGIN ? person.login().orElse("") : "",
                known == Known.BY_EMAIL ? person.email().orElse("") : "",
                type,
                page,
                sku,
                surface(device),
                device.form());
    }

    /** The phone of every other person runs the app. */
    static String surface(Device device) {
        return device.form().equals("mobile") && device.cookie().charAt(3) < '8' ? "app" : "web";
    }
}
