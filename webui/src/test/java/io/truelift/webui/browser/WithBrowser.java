package io.truelift.webui.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands tests one running application and one browser for the whole run. Without a browser they are skipped, and fail where CI is true. */
final class WithBrowser implements ExecutionCondition, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(WithBrowser.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Browser.isInstalled()) {
            return ConditionEvaluationResult.enabled("a browser is installed");
        }
        String missing =
                "Cannot run browser tests: chromium or chromedriver is not on the path. Install both, on Debian by: apt-get install chromium chromium-driver";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningApplication.class || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Both both =
                context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Both.class, key -> Both.start(), Both.class);
        return parameter.getParameter().getType() == Browser.class ? both.browser() : both.application();
    }

    private record Both(RunningApplication application, Browser browser) implements AutoCloseable {

        static Both start() {
            try {
                Path screenshots = Path.of(System.getProperty("truelift.screenshots"));
                Path folder =
                        Files.createTempDirectory(screenshots.toAbsolutePath().getParent(), "browser-");
                RunningApplication application = RunningApplication.start(folder.resolve("application"));
                Browser browser = Browser.open(folder.resolve("profile"), screenshots);
                browser.whenStuck(application::tellThreads);
                return new Both(application, browser);
            } catch (IOException e) {
                throw new IllegalStateException("Cannot start the application and the browser", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Cannot start the application: interrupted", e);
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot fill the database of the application", e);
            }
        }

        @Override
        public void close() throws IOException {
            browser.close();
            application.close();
        }
    }
}
