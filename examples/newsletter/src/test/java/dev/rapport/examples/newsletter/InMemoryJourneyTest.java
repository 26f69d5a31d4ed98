package dev.rapport.examples.newsletter;

import dev.rapport.crm.inmemory.InMemoryStorage;
import dev.rapport.crm.storage.Storage;

final class InMemoryJourneyTest extends Journey {
    @Override
    Storage storage() {
        return InMemoryStorage.create(clock);
    }
}
