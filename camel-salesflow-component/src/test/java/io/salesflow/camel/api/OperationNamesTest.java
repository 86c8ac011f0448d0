package io.salesflow.camel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationNamesTest {
    @ParameterizedTest
    @EnumSource(Operation.class)
    void anOperationIsFoundByItsName(Operation operation) {
        assertThat(Operation.named(operation.operationName())).isSameAs(operation);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aSlipOfThePenIsAnsweredWithTheRightNameFirst(Operation operation) {
        String name = operation.operationName();
        List<String> slips = List.of(
                name.substring(0, name.length() - 1),
                name + "s",
                name.substring(1),
                name.replace('/', '.'),
                name.toUpperCase());

        assertThat(slips).allSatisfy(slip -> assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.named(slip))
                .withMessageContaining("'" + slip + "'")
                .withMessageMatching("(?s).*Did you mean " + name + ", .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "nonsense", "completely different"})
    void anyOtherNameIsRefusedToo(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.named(name))
                .withMessageContaining("Did you mean ");
    }
}
