package dev.rapport.crm.error;

/**
 * One rule that a value breaks, and where.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * for (Violation v : invalid.violations()) {
 *     form.mark(v.path(), v.rule());       // points[3].label: size must be between 1 and 64
 * }
 * }</pre>
 *
 * @param path the property, from the outermost value inwards, such as {@code points[3].label}
 * @param rule the rule that is broken, with its limits
 */
public record Violation(String path, String rule) {}
