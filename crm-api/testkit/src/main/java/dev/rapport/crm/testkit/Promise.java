package dev.rapport.crm.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the promises that a test of a contract proves.
 *
 * <p>The numbers stand in the Javadoc of what makes the promise: S for a storage, C for the CRM. Immutable and thread-safe.
 *
 * <pre>{@code
 * @Test
 * @Promise("S-42")
 * void storesANewContactAsRevisionOne() {
 *     ...
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Promise {
    /**
     * The numbers, such as {@code S-12}.
     *
     * @return at least one
     */
    String[] value();
}
