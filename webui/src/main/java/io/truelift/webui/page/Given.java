package io.truelift.webui.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells pages whether a value is there: expressions look through an {@link Optional}, or hand on what is in it. */
@ApplicationScoped
@Named("given")
public class Given {

    public boolean has(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.isPresent() : value != null;
    }
}
