package dev.rapport.crm.jdbc;

import java.util.regex.Pattern;

/** What the plans of a database say, in small letters, of what takes long. */
enum PlanWords {
    SQLITE(
            "scan (?!json_each)(?:[a-z]\\b|crm_)",
            "\\(tenant_id=\\?\\)",
            "temp b-tree for order by",
            "using (covering )?index|primary key|unixepoch"),
    POSTGRESQL(
            "seq scan on",
            "index cond: \\(\\(tenant_id\\)::text = 'acme'::text(?: collate \"c\")?\\)\\n",
            "sort key",
            "index (only )?scan|clock_timestamp"),
    /** Where nothing is said of the order, what is ordered is sorted; a page is 50 rows, and a table 3,000 and more. */
    H2(
            "crm_[a-z_]+\\.tablescan|scancount: (?:[3-9]\\d\\d|\\d{4,})",
            "/\\* public\\.[a-z_0-9]+: tenant_id = [^\\s]+\\s*\\*/",
            "order by (?=[\"0-9])(?![^/]*/\\* index sorted \\*/)",
            "/\\* public\\.[a-z_0-9]+: |executing_statement_start"),
    MARIADB(
            "\"table_name\": \"[^<\"]+\",\\s*\"access_type\": \"(?:all|index)\"",
            "\"used_key_parts\": \\[\"tenant_id\"\\]",
            "\"filesort\"",
            "\"key\": \"|\"message\"|no tables used|utc_timestamp");

    private final Pattern scan;
    private final Pattern wholeTenant;
    private final Pattern sort;
    private final Pattern key;

    PlanWords(String scan, String wholeTenant, String sort, String key) {
        this.scan = Pattern.compile(scan);
        this.wholeTenant = Pattern.compile(wholeTenant);
        this.sort = Pattern.compile(sort);
        this.key = Pattern.compile(key);
    }

    boolean readsWholeTable(String plan) {
        return scan.matcher(plan).find();
    }

    /** An index that is searched by the tenant alone is read from one end to the other. */
    boolean readsWholeTenant(String plan) {
        return wholeTenant.matcher(plan).find();
    }

    boolean sorts(String plan) {
        return sort.matcher(plan).find();
    }

    /** Every plan does but that of a question for the time: a plan in other words would tell nothing. */
    boolean readsByKey(String plan) {
        return key.matcher(plan).find();
    }
}
