package io.truelift.webui.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** Tells pages whether a value is there: expressions look through an {@link Optional} and cannot ask it. */
@ApplicationScoped
@Named("given")
public class Given {

    public boolean has(Optional<?> value) {
        return value.isPresent();
    }
}
