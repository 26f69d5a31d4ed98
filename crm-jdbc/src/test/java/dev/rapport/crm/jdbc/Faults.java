package dev.rapport.crm.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets chosen actions fail, and remembers what was done. */
final class Faults implements Watched.Watcher {

    private record Fault(SQLException error, boolean applied, int times) {}

    private final Map<String, Fault> faults = new HashMap<>();
    private final List<String> actions = new ArrayList<>();

    /** The action fails every time, without any effect. */
    Faults at(String action, SQLException error) {
        return at(action, error, Integer.MAX_VALUE);
    }

    /** The action fails so many times, without any effect. */
    Faults at(String action, SQLException error, int times) {
        faults.put(action, new Fault(error, false, times));
        return this;
    }

    /** The action takes effect, and its answer is lost. */
    Faults after(String action, SQLException error) {
        faults.put(action, new Fault(error, true, Integer.MAX_VALUE));
        return this;
    }

    void repair() {
        faults.clear();
    }

    List<String> actions() {
        return List.copyOf(actions);
    }

    long count(String action) {
        return actions.stream().filter(action::equals).count();
    }

    @Override
    public void before(String action, String sql) throws SQLException {
        actions.add(action);
        fail(action, false);
    }

    @Override
    public void after(String action, String sql) throws SQLException {
        fail(action, true);
    }

    private void fail(String action, boolean applied) throws SQLException {
        Fault fault = faults.get(action);
        if (fault != null && fault.applied() == applied && fault.times() > 0) {
            faults.put(action, new Fault(fault.error(), applied, fault.times() - 1));
            throw fault.error();
        }
    }
}
