-- The texts of items that were there before, a thousand at a time, each batch committed: nobody waits for more than one.
-- One statement alone, since a migration of several is one transaction. What is there already, from an upload meanwhile
-- or a run that broke off, is newer and stays. A row that is being deleted is passed over.
DO $$
DECLARE
    "last" "images";
    "batch" "images"[];
BEGIN
    LOOP
        "batch" := ARRAY(
            SELECT "item" FROM "images" AS "item"
            WHERE "last" IS NULL OR ("item"."api_key_id", "item"."id") > ("last"."api_key_id", "last"."id")
            ORDER BY "item"."api_key_id", "item"."id" LIMIT 1000 FOR KEY SHARE SKIP LOCKED);
        EXIT WHEN cardinality("batch") = 0;
        PERFORM "save_item_text"("item", false) FROM unnest("batch") AS "item";
        "last" := "batch"[cardinality("batch")];
        COMMIT;
    END LOOP;
END $$;
