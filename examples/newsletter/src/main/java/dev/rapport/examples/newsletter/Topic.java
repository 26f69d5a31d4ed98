package dev.rapport.examples.newsletter;

import dev.rapport.crm.consent.Purpose;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people can subscribe to: each is a purpose of its own, so that who wants one need not take the other. */
enum Topic {
    NEWS("news", "News of the roastery, about once a month"),
    OFFERS("offers", "Offers of the season, four times a year");

    private final String key;
    private final String promise;

    Topic(String key, String promise) {
        this.key = key;
        this.promise = promise;
    }

    /** What stands in a form. */
    String key() {
        return key;
    }

    /** What people are told that they will get. */
    String promise() {
        return promise;
    }

    Purpose purpose() {
        return Purpose.marketing(key);
    }

    static Optional<Topic> find(String key) {
        return Arrays.stream(values()).filter(topic -> topic.key.equals(key)).findFirst();
    }

    static List<Topic> of(Collection<Purpose> purposes) {
        return Arrays.stream(values())
                .filter(topic -> purposes.contains(topic.purpose()))
                .toList();
    }

    static String words(Collection<Topic> topics) {
        return topics.stream().map(Topic::key).collect(Collectors.joining(" and "));
    }
}
