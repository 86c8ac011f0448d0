package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.apache.camel.impl.debugger.DebuggerJmxConnectorService;
import org.apache.camel.main.Main;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HawtioConsoleTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void jmxIsNotOpenToOtherMachines(boolean isHawtioOn) {
        Properties properties = HawtioConsole.properties(isHawtioOn);
        properties.setProperty("camel.main.routesIncludePattern", "classpath:no-routes/*");
        Main main = new Main();
        main.setOverrideProperties(properties);
        main.start();
        try {
            assertThat(main.getCamelContext().hasService(DebuggerJmxConnectorService.class))
                    .isNull();
        } finally {
            main.stop();
        }
    }
}
