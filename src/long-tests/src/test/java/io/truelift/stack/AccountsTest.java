package io.truelift.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another person signs in, and the engine knows their role. */
@Tag("servers")
class AccountsTest {
    @Test
    void aSecondPersonOfARoleIsKnownToTheEngine() throws SQLException, InterruptedException {
        TestWarehouse warehouse = TestWarehouse.shared();
        Stack stack = new Stack(warehouse.project());
        assertThat(stack.addAccount("stella", "governance", "Stella Brandt")).hasSizeGreaterThan(15);
        Thread.sleep(2_500); // the engine reads its groups anew every second
        assertThat(warehouse.warehouse().rolesOf("stella")).containsExactly("governance");
        assertThatThrownBy(() -> stack.addAccount("stella", "analyst", "Another Stella"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one of that name already");
        assertThatThrownBy(() -> stack.addAccount("question/segments", "analyst", "Nobody"))
                .hasMessageContaining("lower-case letters");
        assertThatThrownBy(() -> stack.addAccount("truelift", "analyst", "The suite"))
                .hasMessageContaining("Cannot make the account");
        assertThatThrownBy(() -> stack.addAccount("erin", "boss", "Erin"))
                .hasMessageContaining("governance, analyst, executive");
    }
}
