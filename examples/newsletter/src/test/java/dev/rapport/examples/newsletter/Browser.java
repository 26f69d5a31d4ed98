package dev.rapport.examples.newsletter;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser without a window, as wide as a telephone. Finds things as people do: by what is written on them. */
final class Browser implements AutoCloseable {
    private static final Path BINARY = Path.of(System.getProperty("crm.chromium", "/usr/bin/chromium"));
    private static final Path DRIVER = Path.of(System.getProperty("crm.chromedriver", "/usr/bin/chromedriver"));
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Dimension TELEPHONE = new Dimension(420, 900);

    static final String MISSING =
            "No browser: install the packages chromium and chromium-driver, or say where they are with"
                    + " -Dcrm.chromium=FILE and -Dcrm.chromedriver=FILE";

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean isInstalled() {
        return Files.isExecutable(BINARY) && Files.isExecutable(DRIVER);
    }

    /** Starts one that keeps what it must in an empty folder. */
    static Browser start(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BINARY.toFile());
        options.addArguments(
                "--headless=new",
                // the sandbox of Chromium refuses to run as root, as builds in containers do
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(30));
        driver.manage().window().setSize(TELEPHONE);
        return new Browser(driver);
    }

    void open(URI page) {
        driver.get(page.toString());
    }

    void type(String label, String text) {
        WebElement caption = driver.findElement(By.xpath("//label[normalize-space()='" + label + "']"));
        WebElement field = driver.findElement(By.id(Objects.requireNonNull(caption.getDomAttribute("for"), "for")));
        field.clear();
        field.sendKeys(text);
    }

    void tick(String label) {
        driver.findElement(By.xpath("//label[contains(normalize-space(),'" + label + "')]/input"))
                .click();
    }

    void press(String button) {
        driver.findElement(By.xpath("//button[normalize-space()='" + button + "']"))
                .click();
    }

    /** Follows the first link whose address begins like this. */
    void follow(URI address) {
        driver.findElement(By.cssSelector("a[href^='" + address + "']")).click();
    }

    /** Waits for a page with this heading, and keeps a picture of it. */
    void sees(String heading, String picture) throws IOException {
        driver.findElement(By.xpath("//h1[normalize-space()='" + heading + "']"));
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(picture + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    String text() {
        return driver.findElement(By.tagName("main")).getText();
    }

    /** Whether the style has been let through and everything fits. */
    boolean isWellLaidOut() {
        boolean isStyled =
                !driver.findElement(By.tagName("body")).getCssValue("max-width").equals("none");
        Object excess = driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return isStyled && Long.valueOf(0).equals(excess);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
