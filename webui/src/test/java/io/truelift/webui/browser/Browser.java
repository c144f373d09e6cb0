package io.truelift.webui.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium with a profile of its own. */
public final class Browser implements AutoCloseable {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String DRIVER = "chromedriver";
    /** Catches what never comes: on a machine that does other work, pages take long. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A page that the browser does not load by then, it may load when asked again; the server's threads are told meanwhile. */
    private static final Duration STUCK = Duration.ofSeconds(100);

    private static final int HEIGHT = 900;
    private static final int PHONE = 600;

    private final ChromeDriver driver;
    private Runnable whenStuck = () -> {};
    private final Path screenshots;

    private Browser(ChromeDriver driver, Path screenshots) {
        this.driver = driver;
        this.screenshots = screenshots;
    }

    /** Whether a browser and its driver are on the path. */
    public static boolean isInstalled() {
        return BROWSERS.stream().anyMatch(name -> onPath(name).isPresent())
                && onPath(DRIVER).isPresent();
    }

    public static Browser open(Path profile, Path screenshots) throws IOException {
        Files.createDirectories(screenshots);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSERS.stream()
                .flatMap(name -> onPath(name).stream())
                .findFirst()
                .orElseThrow());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath(DRIVER).orElseThrow())
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options), screenshots);
        browser.driver.manage().timeouts().pageLoadTimeout(STUCK);
        browser.resize(1440);
        return browser;
    }

    private static Optional<File> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst();
    }

    public void resize(int width) {
        viewport(width, HEIGHT);
    }

    private void viewport(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < PHONE));
    }

    /** Says what the system prefers: {@code light} or {@code dark}. */
    public void systemPrefers(String palette) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", palette))));
    }

    /** Puts the browser into a time zone. */
    void zone(String name) {
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", name));
    }

    public void go(String address) {
        try {
            driver.get(address);
        } catch (TimeoutException e) {
            System.err.printf("The browser does not load %s: %s%n", address, e.getRawMessage());
            whenStuck.run();
            driver.get(address);
        }
    }

    /** What is told where a page does not come. */
    void whenStuck(Runnable tells) {
        whenStuck = tells;
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** The element; where there is none, the failure shows the page that was there instead. */
    public WebElement find(String selector) {
        try {
            return driver.findElement(By.cssSelector(selector));
        } catch (NoSuchElementException e) {
            throw new NoSuchElementException(
                    "No %s at %s, status %d:%n%s".formatted(selector, address(), status(), text()), e);
        }
    }

    public List<WebElement> findAll(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What the console says of errors since it was last asked. */
    public List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    public void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    Optional<Cookie> cookie(String name) {
        return Optional.ofNullable(driver.manage().getCookieNamed(name));
    }

    /** Fills in the sign-in page, and waits for what comes after it. */
    public void signIn(String address, String name, String password) {
        go(address);
        find("#name").sendKeys(name);
        find("#password").sendKeys(password);
        press("form[action='/sign-in'] button");
    }

    /** Presses what leads to another page, and waits for that page. A page that is just loaded anew by itself hears nothing, and is pressed again. */
    public void press(String selector) {
        String press = UUID.randomUUID().toString();
        WebElement element = find(selector);
        while (!clickUntilHeard(element, press)) {
            List<WebElement> again = findAll(selector);
            if (again.isEmpty()) {
                break; // its page is left
            }
            element = again.getFirst();
        }
        waitUntilGone(element);
    }

    /** A click on a page that just then moves goes beside the element, and is made again. Answers whether the page heard it. */
    private boolean clickUntilHeard(WebElement element, String press) {
        try {
            run("""
                    const heard = () => { sessionStorage.setItem("heard", arguments[1]); };
                    arguments[0].addEventListener("click", heard);
                    arguments[0].closest("select")?.addEventListener("change", heard);
                    """, element, press);
        } catch (StaleElementReferenceException e) {
            return isHeard(press);
        }
        AtomicBoolean heard = new AtomicBoolean();
        new WebDriverWait(driver, PATIENCE)
                .ignoring(WebDriverException.class) // such as another element in its way
                .until(any -> {
                    try {
                        heard.set(isHeard(press));
                        if (!heard.get()) {
                            element.click();
                            heard.set(isHeard(press));
                        }
                        return heard.get();
                    } catch (StaleElementReferenceException e) {
                        heard.set(isHeard(press));
                        return true; // its page is left, by this press or by itself
                    }
                });
        return heard.get();
    }

    private boolean isHeard(String press) {
        return press.equals(run("return sessionStorage.getItem('heard')"));
    }

    /** Ticks a box, or takes its tick away; a click on a page that just then moves goes beside the box, and is made again. */
    void tick(String selector, boolean ticked) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(ElementClickInterceptedException.class)
                .ignoring(StaleElementReferenceException.class)
                .until(any -> {
                    WebElement box = find(selector);
                    if (box.isSelected() != ticked) {
                        box.click();
                    }
                    return box.isSelected() == ticked;
                });
    }

    /** Waits until a script answers true. */
    void waitUntil(String script) {
        new WebDriverWait(driver, PATIENCE).until(any -> Boolean.TRUE.equals(driver.executeScript(script)));
    }

    /** Waits until another page than that of the element has been loaded. */
    void waitUntilGone(WebElement element) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(WebDriverException.class) // the driver's own word for "just leaving this page"
                .until(ExpectedConditions.and(
                        ExpectedConditions.stalenessOf(element),
                        page -> "complete".equals(run("return document.readyState"))));
    }

    /** The status that the page came with. */
    int status() {
        return ((Number) run("return performance.getEntriesByType('navigation')[0].responseStatus")).intValue();
    }

    /** Different colours on each canvas of the page; a drawing that is blank has one at most. */
    @SuppressWarnings("unchecked")
    public List<Long> coloursOfCanvases() {
        return (List<Long>) driver.executeScript("""
                return Array.from(document.querySelectorAll("canvas")).map((canvas) => {
                  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                  const colours = new Set();
                  for (let i = 0; i < pixels.length; i += 4) {
                    colours.add((pixels[i] << 24) | (pixels[i + 1] << 16) | (pixels[i + 2] << 8) | pixels[i + 3]);
                  }
                  return colours.size;
                });
                """);
    }

    /** Keeps a picture of the whole page. */
    public void picture(String name) throws IOException {
        Long width = (Long) driver.executeScript("return window.innerWidth;");
        Long height = (Long) driver.executeScript("return document.documentElement.scrollHeight;");
        viewport(width.intValue(), Math.max(HEIGHT, height.intValue()));
        shot(name);
        viewport(width.intValue(), HEIGHT);
    }

    /** Keeps a picture of what is in sight, and answers where. */
    Path shot(String name) throws IOException {
        var shot = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
        return Files.write(
                screenshots.resolve(name + ".png"), OutputType.BYTES.convertFromBase64Png((String) shot.get("data")));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
