/** Made from openapi.json by `npm run sdk:types`. */

export interface paths {
    "/api/admin/api-keys/{api_key_id}/age-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the age groups of a key, by name */
        get: operations["listApiKeyAgeGroups"];
        put?: never;
        /**
         * Make an age group of a key
         * @description One of this name, case and white space aside, is given the name and, where one is sent, the description: sending it twice makes one. The first item that names one makes it as well.
         */
        post: operations["createApiKeyAgeGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/api-keys/{api_key_id}/age-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an age group of a key */
        get: operations["getApiKeyAgeGroup"];
        put?: never;
        post?: never;
        /**
         * Delete an age group of a key
         * @description 409 with the number of items while any are in it; with `detach=true` they lose it. Deleted for good.
         */
        delete: operations["deleteApiKeyAgeGroup"];
        options?: never;
        head?: never;
        /**
         * Rename or describe an age group of a key
         * @description Only what is sent changes; null empties. The items in it stay.
         */
        patch: operations["updateApiKeyAgeGroup"];
        trace?: never;
    };
    "/api/admin/api-keys/{api_key_id}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the categories of a key, by name */
        get: operations["listApiKeyCategories"];
        put?: never;
        /**
         * Make a category of a key
         * @description One of this name, case and white space aside, is given the name and, where one is sent, the description: sending it twice makes one. The first item that names one makes it as well.
         */
        post: operations["createApiKeyCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/api-keys/{api_key_id}/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a category of a key */
        get: operations["getApiKeyCategory"];
        put?: never;
        post?: never;
        /**
         * Delete a category of a key
         * @description 409 with the number of items while any are in it; with `detach=true` they lose it. Deleted for good.
         */
        delete: operations["deleteApiKeyCategory"];
        options?: never;
        head?: never;
        /**
         * Rename or describe a category of a key
         * @description Only what is sent changes; null empties. The items in it stay.
         */
        patch: operations["updateApiKeyCategory"];
        trace?: never;
    };
    "/api/admin/api-keys/{api_key_id}/styles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the styles of a key, by name */
        get: operations["listApiKeyStyles"];
        put?: never;
        /**
         * Make a style of a key
         * @description One of this name, case and white space aside, is given the name and, where one is sent, the description: sending it twice makes one. The first item that names one makes it as well.
         */
        post: operations["createApiKeyStyle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/api-keys/{api_key_id}/styles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a style of a key */
        get: operations["getApiKeyStyle"];
        put?: never;
        post?: never;
        /**
         * Delete a style of a key
         * @description 409 with the number of items while any are in it; with `detach=true` they lose it. Deleted for good.
         */
        delete: operations["deleteApiKeyStyle"];
        options?: never;
        head?: never;
        /**
         * Rename or describe a style of a key
         * @description Only what is sent changes; null empties. The items in it stay.
         */
        patch: operations["updateApiKeyStyle"];
        trace?: never;
    };
    "/api/admin/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an API key and its tokens */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Delete an API key with its catalogue and its tokens, for good
         * @description Its tokens are refused within a second on every process; photos, vectors, prompts, reports and try-ons are erased within minutes. Who it was and how much it has used stays. To replace a token that others have seen, issue a new one (`POST …/tokens`) and revoke the old one (`DELETE /api/admin/tokens/{id}`): the catalogue stays. Deleting twice changes nothing more.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        /**
         * Rename an API key, set the origins of its publishable token, or its quotas
         * @description Of the quotas those that are sent change, within a second on every process; null lifts one.
         */
        patch: operations["updateApiKey"];
        trace?: never;
    };
    "/api/admin/api-keys/{id}/reconcile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what the last comparison repaired */
        get: operations["getReconciliation"];
        put?: never;
        /**
         * Compare a key's vectors with its images, and repair what differs
         * @description A worker does it; every key has it done once a day without being asked. One that waits is not doubled; one that runs is done once more, since it may have looked already.
         */
        post: operations["reconcileApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/api-keys/{id}/reindex": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far the build of a collection is */
        get: operations["getCollectionBuild"];
        put?: never;
        /**
         * Embed all images of a key anew, by the configured model or another one
         * @description A new collection is built beside the live one, which answers until the new one is complete; then one takes the other's place between two requests. Asked again while that goes on, it goes on; for another model, it begins anew. The model must be installed where the API and where the workers run.
         */
        post: operations["reindexApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/api-keys/{id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue a new token of a kind and let the older ones run out
         * @description The older tokens of the kind go on working for `overlap_seconds`. The new one is shown once.
         */
        post: operations["rotateToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/api-keys/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an API key uses, and what it may use */
        get: operations["getApiKeyUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was done with the admin key, newest first
         * @description Every call that may change something, when and from where, with the status of its answer.
         */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many jobs wait for the workers, and how many they have
         * @description The jobs themselves are shown at /admin/queues.
         */
        get: operations["listQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the shops, newest first */
        get: operations["listShops"];
        put?: never;
        /** Create a shop */
        post: operations["createShop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/shops/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a shop */
        get: operations["getShop"];
        put?: never;
        post?: never;
        /**
         * Delete a shop with its keys, their catalogues and their tokens, for good
         * @description Its tokens are refused within a second on every process; items, photos, vectors, prompts, reports and try-ons are erased within minutes. Its name, its keys and what they have used stay an hour longer, then they are gone as well: until then the shop is shown with `deleted_at`. The audit trail keeps the ids. Deleting twice changes nothing more; a shop that is gone is a 404. To close a shop for a while, suspend it.
         */
        delete: operations["deleteShop"];
        options?: never;
        head?: never;
        /**
         * Rename, suspend or reactivate a shop
         * @description The keys of a suspended shop are refused within a second, on every process.
         */
        patch: operations["updateShop"];
        trace?: never;
    };
    "/api/admin/shops/{shop_id}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a shop's API keys, newest first */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Issue an API key: a catalogue with a secret and a publishable token
         * @description The two tokens are shown in this answer alone. Only their hashes are stored.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a single token
         * @description Holds within a second on every process. Revoking twice changes nothing more.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/age-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the age groups, by name */
        get: operations["listAgeGroups"];
        put?: never;
        /**
         * Make an age group
         * @description One of this name, case and white space aside, is given the name and, where one is sent, the description: sending it twice makes one. The first item that names one makes it as well.
         */
        post: operations["createAgeGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/age-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an age group */
        get: operations["getAgeGroup"];
        put?: never;
        post?: never;
        /**
         * Delete an age group
         * @description 409 with the number of items while any are in it; with `detach=true` they lose it. Deleted for good.
         */
        delete: operations["deleteAgeGroup"];
        options?: never;
        head?: never;
        /**
         * Rename or describe an age group
         * @description Only what is sent changes; null empties. The items in it stay.
         */
        patch: operations["updateAgeGroup"];
        trace?: never;
    };
    "/api/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the categories, by name */
        get: operations["listCategories"];
        put?: never;
        /**
         * Make a category
         * @description One of this name, case and white space aside, is given the name and, where one is sent, the description: sending it twice makes one. The first item that names one makes it as well.
         */
        post: operations["createCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a category */
        get: operations["getCategory"];
        put?: never;
        post?: never;
        /**
         * Delete a category
         * @description 409 with the number of items while any are in it; with `detach=true` they lose it. Deleted for good.
         */
        delete: operations["deleteCategory"];
        options?: never;
        head?: never;
        /**
         * Rename or describe a category
         * @description Only what is sent changes; null empties. The items in it stay.
         */
        patch: operations["updateCategory"];
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what a shopper did with recommended items
         * @description One event, or up to 100 as `events`. What is popular and the reports are made of them. An event counts once for each prompt, item and kind, so that sending it again is safe; those of a prompt that is not this key's, or of an item that it has not shown, are dropped. From web pages an item's kind of event counts once a day for each visitor, and a purchase is refused: your server says it, with the secret token.
         */
        post: operations["createEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: operations["getCompatibleHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the items, newest first */
        get: operations["listImages"];
        put?: never;
        /**
         * Upload a photo with what is known of the item
         * @description Answers at once; `embedding_status` says when the item can be found. The same `external_id` again makes that item what is sent now, fields left out are emptied. A photo that was sent before, byte for byte, is not embedded again.
         */
        post: operations["createImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload an image with photo, api_key and name */
        post: operations["fmfUploadImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole catalogue as NDJSON that an import takes
         * @description Photos are named by their signed URLs, which hold as long as the item has this photo.
         */
        get: operations["exportImages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import items from CSV, NDJSON, or a zip of such a table and its photos
         * @description The body is the file. A row has the fields of an item, and `photo_url`, or `photo`: a name in the zip. CSV has a header; columns that are no field become attributes. The same `external_id` again updates the item. Rows are imported one by one, later; a row that fails leaves the others alone. A table that cannot be read to its end imports nothing. The body must arrive within two minutes.
         */
        post: operations["importImages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the imports, newest first */
        get: operations["listImports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far an import is */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/imports/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of an import that failed, with reasons, as a file */
        get: operations["getImportErrors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/vectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the embedded items with their vectors, newest first
         * @description For maps and clusters of a catalogue: the dot product of two says how alike the items look.
         */
        get: operations["listImageVectors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an item */
        get: operations["getImage"];
        /**
         * Replace an item
         * @description Fields left out are emptied. The photo and the external_id stay unless they are sent.
         */
        put: operations["replaceImage"];
        post?: never;
        /** Delete an item with its photo and its vector */
        delete: operations["deleteImage"];
        options?: never;
        head?: never;
        /**
         * Change fields or the photo of an item
         * @description Only what is sent changes. null, in a form an empty field, empties.
         */
        patch: operations["updateImage"];
        trace?: never;
    };
    "/api/images/{id}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Complete the look: items of other categories that go with one
         * @description In stock, for the same age group, of the same style; an item that names no style or age group goes with all. The best of each category first, then the second best of each. `score` = 0.6 · colour harmony + 0.4 · style (1 shared, 0.5 where one of the two names none). Neutral colours go with all; of the others those that are near each other or opposite on the colour wheel. Colours are the model's judgement of the photos.
         */
        get: operations["completeLook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/{id}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An item's photo, longest side at most 2048 px */
        get: operations["getPhoto"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An item's photo as grids show it, longest side 640 px
         * @description The photo itself where its longest side is at most 800 px, or where it was stored before there were previews.
         */
        get: operations["getPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/{id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Items that look like one
         * @description The same options, filters and pages as GET /api/recommend. `score` says how sure the model is that both photos show the same kind of garment. 409 while the photo of the item is not embedded.
         */
        get: operations["similarImages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/images/{id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An item's photo, longest side at most 320 px */
        get: operations["getThumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find an item by the shop's own id */
        get: operations["findItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what a page may know of an item */
        get: operations["getItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recommend photos for a prompt
         * @description The photos of the catalogue that fit the prompt, best first. The prompt is recorded.
         */
        post: operations["createPrompt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prompts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Recommend images for a prompt */
        post: operations["fmfCreatePrompt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recommend photos for a prompt, as a GET
         * @description The same as POST /api/prompts, the filters as parameters of their own; a list is the name repeated.
         */
        get: operations["recommend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommend/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a GET, with a JSON body or as a query string */
        get: operations["fmfRecommend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommend/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recommend items like a photo
         * @description Items that look like what the photo shows, and like the prompt where one is sent: a score is `photo_weight` · likeness + (1 − `photo_weight`) · fit to the prompt. The photo is not kept. Of a later page the photo is sent again with the cursor. A list is its field repeated.
         */
        post: operations["recommendByPhoto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recommend/popular": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What shoppers of this shop liked lately
         * @description In stock, by views, clicks, carts and purchases, older ones counting less; none where there were none. `score` is the place: 1 for the first.
         */
        get: operations["recommendPopular"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the recommendations of this key led to
         * @description The most frequent prompts, those that nothing fitted, and what shoppers viewed, clicked and bought, over the prompts between `from` and `to`: 30 days unless given, a year at most.
         */
        get: operations["reportRecommendations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/results/{filename}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The image of a try-on, called result_<job_id>.jpg */
        get: operations["getJpegResultFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/styles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the styles, by name */
        get: operations["listStyles"];
        put?: never;
        /**
         * Make a style
         * @description One of this name, case and white space aside, is given the name and, where one is sent, the description: sending it twice makes one. The first item that names one makes it as well.
         */
        post: operations["createStyle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/styles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a style */
        get: operations["getStyle"];
        put?: never;
        post?: never;
        /**
         * Delete a style
         * @description 409 with the number of items while any are in it; with `detach=true` they lose it. Deleted for good.
         */
        delete: operations["deleteStyle"];
        options?: never;
        head?: never;
        /**
         * Rename or describe a style
         * @description Only what is sent changes; null empties. The items in it stay.
         */
        patch: operations["updateStyle"];
        trace?: never;
    };
    "/api/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest prompts to somebody who is typing one
         * @description Categories, styles, names of items in stock, and prompts that at least five visitors asked, on at least three days of the last 30. With a secret token your server asks for all of them, and is one visitor a day. The last word may be unfinished, and each word may have a typing slip. Counts against no quota of prompts and is not recorded.
         */
        get: operations["suggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tryon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List try-on jobs, newest first
         * @description With a publishable token, those of the given `session` alone.
         */
        get: operations["listTryOns"];
        put?: never;
        /**
         * Put garments on a person
         * @description Answers at once; poll the job. The garment is a photo or an item of the catalogue. The photos that are sent are deleted when the job ends. The same request again gives the stored result while that lives.
         */
        post: operations["createTryOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tryon/result/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The image of a submitted try-on */
        get: operations["getSubmittedTryOnResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tryon/status/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The status of a submitted try-on */
        get: operations["getSubmittedTryOn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tryon/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a try-on by files or by URLs
         * @description New clients use POST /api/tryon. URLs are fetched from public addresses only.
         */
        post: operations["submitTryOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tryon/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a try-on job
         * @description A job that failed is answered with 200 and `status: "failed"`: the question was answered.
         */
        get: operations["getTryOn"];
        put?: never;
        post?: never;
        /**
         * Cancel a try-on job and erase all of it
         * @description Whatever it is doing: photos and results are deleted.
         */
        delete: operations["deleteTryOn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tryon/{job_id}/artefacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the stages of a try-on made: masks, keypoints, the draft
         * @description For whoever looks into a result. Empty unless the operator has them kept (`TRYON_DEBUG_ARTIFACTS`); deleted with the job.
         */
        get: operations["getTryOnArtefacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tryon/{job_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch a try-on job as server-sent events
         * @description An event for the job as it is, and one whenever its status, step or progress is another; the stream ends after that of `completed` or `failed`, and when the job is deleted. `data` is a TryOnJobSummary in one line. A client that connects again sends the last event's `id`; where that was the job's end, the answer is 204, at which an EventSource stops. A comment every 15 seconds keeps the connection open.
         */
        get: operations["watchTryOn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tryon/{job_id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The image of a try-on that is completed */
        get: operations["getTryOnResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this key uses, and what it may use
         * @description A prompt is recorded a moment after its answer. Months are those of the calendar, UTC; a minute begins with its first prompt.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/virtual-tryon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a garment on and wait for the result
         * @description Answers when the result is there; when that takes long, 202 says where to look. New clients use POST /api/tryon.
         */
        post: operations["virtualTryOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process lives, and where its models run
         * @description Asks no other service but for what try-on workers say of themselves, and waits for nobody: a restart would not bring one back.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether requests can be served, and which part is down if not */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/{api_key}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all images of the key */
        get: operations["fmfListImages"];
        put?: never;
        /** Upload an image; its embedding follows */
        post: operations["fmfCreateImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/{api_key}/{pk}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an image */
        get: operations["fmfGetImage"];
        /** Change an image; what is not sent stays */
        put: operations["fmfUpdateImage"];
        post?: never;
        /** Delete an image with its embedding */
        delete: operations["fmfDeleteImage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Metrics in the format of Prometheus */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/results/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The image of a try-on, called <job_id>.png */
        get: operations["getResultFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @example {
         *       "accepted": 2
         *     }
         */
        AcceptedEvents: {
            /** @description Events that were taken; each is written within a few seconds */
            accepted: number;
        };
        /**
         * @example {
         *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "shop_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "name": "Main catalogue",
         *       "collection": "vt-0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "embedding_model": "vitrine-mini@1.0.0",
         *       "quotas": {
         *         "images": 20000,
         *         "prompts_per_minute": 600,
         *         "prompts_per_month": null,
         *         "try_ons_per_month": 1000,
         *         "render_cost_per_month": 50
         *       },
         *       "hosted_renderer": true,
         *       "consent_required": true,
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "revoked_at": null,
         *       "tokens": [
         *         {
         *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *           "kind": "secret",
         *           "hint": "vt_sk_a1B2",
         *           "allowed_origins": [
         *             "https://shop.example"
         *           ],
         *           "created_at": "2026-11-20T12:00:00.000Z",
         *           "expires_at": null,
         *           "revoked_at": null
         *         }
         *       ]
         *     }
         */
        ApiKey: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            shop_id: string;
            /** @example Main catalogue */
            name: string;
            /**
             * @description The Chroma collection of this key
             * @example vt-0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            collection: string;
            /**
             * @description Model and revision of the vectors in the collection
             * @example vitrine-mini@1.0.0
             */
            embedding_model: string | null;
            quotas: components["schemas"]["Quotas"];
            /** @description Whether photos of its shoppers may be sent to the hosted renderer that is configured */
            hosted_renderer: boolean;
            /** @description Whether a try-on must say in `consent` which text the shopper agreed to */
            consent_required: boolean;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            /** @example null */
            revoked_at: string | null;
            tokens: components["schemas"]["TokenInfo"][];
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *           "shop_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *           "name": "Main catalogue",
         *           "collection": "vt-0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *           "embedding_model": "vitrine-mini@1.0.0",
         *           "quotas": {
         *             "images": 20000,
         *             "prompts_per_minute": 600,
         *             "prompts_per_month": null,
         *             "try_ons_per_month": 1000,
         *             "render_cost_per_month": 50
         *           },
         *           "hosted_renderer": true,
         *           "consent_required": true,
         *           "created_at": "2026-11-20T12:00:00.000Z",
         *           "revoked_at": null,
         *           "tokens": [
         *             {
         *               "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *               "kind": "secret",
         *               "hint": "vt_sk_a1B2",
         *               "allowed_origins": [
         *                 "https://shop.example"
         *               ],
         *               "created_at": "2026-11-20T12:00:00.000Z",
         *               "expires_at": null,
         *               "revoked_at": null
         *             }
         *           ]
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        ApiKeyPage: {
            items: components["schemas"]["ApiKey"][];
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
         *       "at": "2026-11-20T12:00:00.000Z",
         *       "actor": "admin",
         *       "address": "203.0.113.7",
         *       "method": "PATCH",
         *       "route": "/api/admin/shops/:id",
         *       "params": {
         *         "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e"
         *       },
         *       "status": 200,
         *       "request_id": "b0c1c2f4-0a52-4f6e-8f6f-1f0f4e2d1c3b"
         *     }
         */
        AuditEntry: {
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            at: string;
            /** @description Whose key it was */
            actor: string;
            /**
             * @description Where the call came from
             * @example 203.0.113.7
             */
            address: string;
            /** @example PATCH */
            method: string;
            /** @example /api/admin/shops/:id */
            route: string;
            /**
             * @description Of the route; `made` is the id of what was made
             * @example {
             *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e"
             *     }
             */
            params: {
                [key: string]: string;
            };
            /**
             * @description Of the answer; null when there was none
             * @example 200
             */
            status: number | null;
            request_id: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
         *           "at": "2026-11-20T12:00:00.000Z",
         *           "actor": "admin",
         *           "address": "203.0.113.7",
         *           "method": "PATCH",
         *           "route": "/api/admin/shops/:id",
         *           "params": {
         *             "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e"
         *           },
         *           "status": 200,
         *           "request_id": "b0c1c2f4-0a52-4f6e-8f6f-1f0f4e2d1c3b"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "images": 20000,
         *       "prompts_per_minute": 600,
         *       "prompts_per_month": null,
         *       "try_ons_per_month": 1000,
         *       "render_cost_per_month": 50
         *     }
         */
        ChangedQuotas: {
            /** @description Items that the key may store */
            images?: number | null;
            /** @description Recommendations, by whatever they are asked: words, a photo or an item */
            prompts_per_minute?: number | null;
            /** @description The same by the calendar month, UTC; further pages are not counted */
            prompts_per_month?: number | null;
            /** @description Try-on jobs by the calendar month, UTC */
            try_ons_per_month?: number | null;
            /** @description What rendering final try-ons may cost by the calendar month, UTC, in whole units of the operator's currency */
            render_cost_per_month?: number | null;
        };
        /**
         * @example {
         *       "api_key_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "status": "running",
         *       "model": "vitrine-mini@1",
         *       "reason": "reindex",
         *       "images": 5000,
         *       "embedded": 3200,
         *       "started_at": "2026-11-20T12:00:00.000Z",
         *       "finished_at": "2026-11-20T12:00:00.000Z",
         *       "error": null
         *     }
         */
        CollectionBuild: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            api_key_id: string;
            /** @enum {string} */
            status: "running" | "completed";
            /**
             * @description Model and revision of the new vectors
             * @example vitrine-mini@1
             */
            model: string;
            /**
             * @description `lost`: the index had lost the collection
             * @enum {string}
             */
            reason: "reindex" | "model-changed" | "lost";
            /**
             * @description Images of the catalogue that can be embedded
             * @example 5000
             */
            images: number;
            /**
             * @description Of these, how many are in the new collection
             * @example 3200
             */
            embedded: number;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            started_at: string;
            /** @description When the new collection took the place of the old one */
            finished_at: string | null;
            /**
             * @description What went wrong last; it is tried again
             * @example null
             */
            error: string | null;
        };
        /**
         * @example {
         *       "status": "healthy"
         *     }
         */
        CompatibleHealth: {
            /** @enum {string} */
            status: "healthy";
        };
        /**
         * @example {
         *       "name": "Main catalogue",
         *       "allowed_origins": [
         *         "https://shop.example"
         *       ],
         *       "quotas": {
         *         "images": 20000,
         *         "prompts_per_minute": 600,
         *         "prompts_per_month": null,
         *         "try_ons_per_month": 1000,
         *         "render_cost_per_month": 50
         *       },
         *       "hosted_renderer": true,
         *       "consent_required": true
         *     }
         */
        CreateApiKey: {
            /**
             * @description How operators call it
             * @example Main catalogue
             */
            name: string;
            /** @description Browser origins that may use the publishable token. Empty: pages on the machine of whoever develops alone. */
            allowed_origins?: string[];
            /** @description What is left out is as the operator has configured it */
            quotas?: components["schemas"]["ChangedQuotas"];
            /** @description Whether photos of its shoppers may be sent to the hosted renderer that is configured */
            hosted_renderer?: boolean;
            /** @description Whether a try-on must say in `consent` which text the shopper agreed to */
            consent_required?: boolean;
        };
        /**
         * @example {
         *       "events": [
         *         {
         *           "type": "click",
         *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
         *           "prompt_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e"
         *         },
         *         {
         *           "type": "purchase",
         *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
         *           "prompt_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e"
         *         }
         *       ]
         *     }
         */
        CreateEvents: components["schemas"]["RecommendationEvent"] | {
            events: components["schemas"]["RecommendationEvent"][];
        };
        /**
         * @example {
         *       "name": "Summer dresses",
         *       "description": "Light dresses for warm days"
         *     }
         */
        CreateGroup: {
            /** @description Case and white space aside, there is one of a name */
            name: string;
            /** @description For the shop's own people */
            description?: string;
        };
        /**
         * @example {
         *       "prompt": "a light summer dress, not floral",
         *       "num_results": 10,
         *       "filters": {
         *         "category": [
         *           "dresses"
         *         ],
         *         "price_max": 80
         *       },
         *       "fallback": "popular",
         *       "diversity": 0.3
         *     }
         */
        CreatePrompt: {
            /**
             * @description What a shopper looks for, in any of nine languages
             * @example a red summer dress
             */
            prompt: string;
            /**
             * @description How many items, 1 to 100
             * @default 10
             */
            num_results?: number | string;
            /** @description Leaves out what scores less. Without it nothing is cut, and the model's own floor says whether anything fits */
            min_score?: number | string;
            /**
             * @description When nothing scores enough: `closest` gives the nearest items all the same, `popular` what shoppers of this shop liked lately, `none` nothing. `fallback_used` says that it came to that
             * @default closest
             * @enum {string}
             */
            fallback?: "none" | "popular" | "closest";
            /**
             * @description Less of: what shows any of these falls back. "not floral" in the prompt does the same
             * @example [
             *       "leather"
             *     ]
             */
            exclude?: string | string[];
            /**
             * @description 0: by score alone. Above: each next item should also differ from those before it
             * @default 0
             */
            diversity?: number | string;
            /**
             * @description Of the items of one `variant_group`, the best alone
             * @default true
             */
            collapse_variants?: boolean | string;
            /**
             * @description `next_cursor` of the page before; everything else as it was then
             * @example
             */
            cursor?: string;
            /**
             * @description How much name, category, style, attributes, description and `external_id` count beside the photo: 0 not at all, 1 alone. Unless given, as the installation is configured
             * @example 0.6
             */
            text_weight?: number | string;
            /** @description Only items that meet all of them */
            filters?: components["schemas"]["RecommendFilters"];
        };
        /**
         * @example {
         *       "name": "Atelier Nord"
         *     }
         */
        CreateShop: {
            /**
             * @description How operators call it
             * @example Atelier Nord
             */
            name: string;
        };
        /**
         * @example {
         *       "model": "vitrine-mini@1.0.0-a5b9dda9fd20",
         *       "requested": "auto",
         *       "precision": "fp32",
         *       "check": {
         *         "model": "fashion-clip@7e3ba62-int8.0f1d7598",
         *         "outcome": "passed",
         *         "fp32": {
         *           "text": 0.9991,
         *           "vision": 0.9991
         *         },
         *         "int8": {
         *           "text": 0.9991,
         *           "vision": 0.9991
         *         }
         *       },
         *       "fallback": "fashion-clip@7e3ba62-int8.0f1d7598 has no reference vectors to be compared with."
         *     }
         */
        EncoderStatus: {
            /**
             * @description Name and revision; other than in fp32, also of which files
             * @example vitrine-mini@1.0.0-a5b9dda9fd20
             */
            model: string;
            /**
             * @description EMBEDDING_PRECISION
             * @enum {string}
             */
            requested: "auto" | "fp32" | "fp16" | "int8";
            /**
             * @description What is used
             * @enum {string}
             */
            precision: "fp32" | "fp16" | "int8";
            /** @description Of int8: made when the model is loaded */
            check?: {
                /**
                 * @description What was compared; not what is used where it failed
                 * @example fashion-clip@7e3ba62-int8.0f1d7598
                 */
                model: string;
                /** @enum {string} */
                outcome: "passed" | "failed" | "no-reference";
                /** @description With the vectors of its fp32 self; at least 0.97 passes */
                fp32: {
                    /** @example 0.9991 */
                    text?: number;
                    /** @example 0.9991 */
                    vision?: number;
                };
                /** @description With the int8 vectors of other machines; at least 0.9995 passes */
                int8: {
                    /** @example 0.9991 */
                    text?: number;
                    /** @example 0.9991 */
                    vision?: number;
                };
            };
            /**
             * @description Why fp32 took the place of int8
             * @example fashion-clip@7e3ba62-int8.0f1d7598 has no reference vectors to be compared with.
             */
            fallback?: string;
        };
        /**
         * @example {
         *       "ImageID": 12,
         *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "name": "Red linen dress",
         *       "Photo": "https://vitrine.example/api/images/0199f1c2/photo?of=a&v=b&sig=c",
         *       "Processor_embedded": true,
         *       "Category": {
         *         "CategoryId": 12,
         *         "name": "dress",
         *         "description": null
         *       },
         *       "Styles": {
         *         "StyleId": 12,
         *         "name": "dress",
         *         "description": null
         *       },
         *       "AgeGroup": {
         *         "AgeGroupId": 12,
         *         "name": "dress",
         *         "description": null
         *       }
         *     }
         */
        FitMatchFinderImage: {
            /** @example 12 */
            ImageID: number;
            /**
             * Format: uuid
             * @description The id of the same item on the other routes
             */
            id: string;
            /** @example Red linen dress */
            name: string;
            /**
             * Format: uri
             * @example https://vitrine.example/api/images/0199f1c2/photo?of=a&v=b&sig=c
             */
            Photo: string;
            Processor_embedded: boolean;
            Category: {
                /** @example 12 */
                CategoryId: number;
                /** @example dress */
                name: string;
                description: string | null;
            } | null;
            Styles: {
                /** @example 12 */
                StyleId: number;
                /** @example dress */
                name: string;
                description: string | null;
            } | null;
            AgeGroup: {
                /** @example 12 */
                AgeGroupId: number;
                /** @example dress */
                name: string;
                description: string | null;
            } | null;
        };
        /**
         * @example {
         *       "prompt": "summer dress",
         *       "num_results": 5
         *     }
         */
        FitMatchFinderPrompt: {
            /** @example summer dress */
            prompt: string;
            /** @default 5 */
            num_results?: number | string;
        };
        /**
         * @example {
         *       "PromptID": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "prompt": "summer dress",
         *       "number_recommended_images": -9007199254740991,
         *       "images": [
         *         {
         *           "ImageID": 12,
         *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *           "name": "Red linen dress",
         *           "Photo": "https://vitrine.example/api/images/0199f1c2/photo?of=a&v=b&sig=c",
         *           "Processor_embedded": true,
         *           "Category": {
         *             "CategoryId": 12,
         *             "name": "dress",
         *             "description": null
         *           },
         *           "Styles": {
         *             "StyleId": 12,
         *             "name": "dress",
         *             "description": null
         *           },
         *           "AgeGroup": {
         *             "AgeGroupId": 12,
         *             "name": "dress",
         *             "description": null
         *           },
         *           "score": 0
         *         }
         *       ]
         *     }
         */
        FitMatchFinderRecommendations: {
            /** Format: uuid */
            PromptID: string;
            /** @example summer dress */
            prompt: string;
            number_recommended_images: number;
            images: {
                /** @example 12 */
                ImageID: number;
                /**
                 * Format: uuid
                 * @description The id of the same item on the other routes
                 */
                id: string;
                /** @example Red linen dress */
                name: string;
                /**
                 * Format: uri
                 * @example https://vitrine.example/api/images/0199f1c2/photo?of=a&v=b&sig=c
                 */
                Photo: string;
                Processor_embedded: boolean;
                Category: {
                    /** @example 12 */
                    CategoryId: number;
                    /** @example dress */
                    name: string;
                    description: string | null;
                } | null;
                Styles: {
                    /** @example 12 */
                    StyleId: number;
                    /** @example dress */
                    name: string;
                    description: string | null;
                } | null;
                AgeGroup: {
                    /** @example 12 */
                    AgeGroupId: number;
                    /** @example dress */
                    name: string;
                    description: string | null;
                } | null;
                /** @description How sure it is that this is what the prompt asks for: by the photo or by the text, whichever is surer */
                score: number;
            }[];
        };
        /**
         * @example {
         *       "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
         *       "external_id": "dress-17",
         *       "name": "Red linen dress",
         *       "category": "dress",
         *       "style": "casual",
         *       "age_group": "adult",
         *       "price": 49.9,
         *       "currency": "EUR",
         *       "url": "https://shop.example/dress-17",
         *       "in_stock": true,
         *       "variant_group": "linen-dress",
         *       "photo_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/photo?of=a&v=b&sig=c",
         *       "preview_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/preview?of=a&v=b&sig=c",
         *       "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/thumbnail?of=a&v=b&sig=c",
         *       "try_on": {
         *         "possible": true,
         *         "reason": null
         *       }
         *     }
         */
        FoundItem: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            image_id: string;
            external_id: string | null;
            name: string;
            category: string | null;
            style: string | null;
            age_group: string | null;
            price: number | null;
            currency: string | null;
            url: string | null;
            in_stock: boolean;
            variant_group: string | null;
            /** Format: uri */
            photo_url: string;
            /** Format: uri */
            preview_url: string;
            /** Format: uri */
            thumbnail_url: string;
            /**
             * @description Whether it can be tried on; a photo of no garment is told by this too. null where its category and name say nothing and no try-on worker has looked at the photo yet
             * @example {
             *       "possible": true,
             *       "reason": null
             *     }
             */
            try_on: {
                possible: boolean;
                /**
                 * @description Why not: what the photo shows in place of one garment
                 * @example The photo shows shoes.
                 */
                reason: string | null;
            } | null;
        };
        /**
         * @example {
         *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "name": "Summer dresses",
         *       "description": "Light dresses for warm days",
         *       "image_count": 42
         *     }
         */
        Group: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            id: string;
            name: string;
            description: string | null;
            image_count: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *           "name": "Summer dresses",
         *           "description": "Light dresses for warm days",
         *           "image_count": 42
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        GroupPage: {
            items: components["schemas"]["Group"][];
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "external_id": "dress-17",
         *       "name": "Red linen dress",
         *       "description": "A light dress of washed linen.",
         *       "category": "dresses",
         *       "style": "casual",
         *       "age_group": "adult",
         *       "price": 49.9,
         *       "currency": "EUR",
         *       "url": "https://shop.example/dress-17",
         *       "in_stock": true,
         *       "variant_group": "linen-dress",
         *       "attributes": {
         *         "material": "linen",
         *         "sleeve": "short"
         *       },
         *       "photo_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/photo?of=a&v=b&sig=c",
         *       "preview_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/preview?of=a&v=b&sig=c",
         *       "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/thumbnail?of=a&v=b&sig=c",
         *       "width": 768,
         *       "height": 1024,
         *       "embedding_status": "embedded",
         *       "embedding_error": null,
         *       "embedded_at": "2026-11-20T12:00:00.000Z",
         *       "try_on": {
         *         "possible": true,
         *         "reason": null
         *       },
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "updated_at": "2026-11-20T12:00:00.000Z"
         *     }
         */
        Image: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            id: string;
            /** @example dress-17 */
            external_id: string | null;
            /** @example Red linen dress */
            name: string;
            /** @example A light dress of washed linen. */
            description: string | null;
            /** @example dresses */
            category: string | null;
            /** @example casual */
            style: string | null;
            /** @example adult */
            age_group: string | null;
            /** @example 49.9 */
            price: number | null;
            /** @example EUR */
            currency: string | null;
            /** @example https://shop.example/dress-17 */
            url: string | null;
            in_stock: boolean;
            /** @example linen-dress */
            variant_group: string | null;
            /**
             * @example {
             *       "material": "linen",
             *       "sleeve": "short"
             *     }
             */
            attributes: {
                [key: string]: string | number | boolean;
            };
            /**
             * Format: uri
             * @example https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/photo?of=a&v=b&sig=c
             */
            photo_url: string;
            /**
             * Format: uri
             * @example https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/preview?of=a&v=b&sig=c
             */
            preview_url: string;
            /**
             * Format: uri
             * @example https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/thumbnail?of=a&v=b&sig=c
             */
            thumbnail_url: string;
            /** @example 768 */
            width: number;
            /** @example 1024 */
            height: number;
            /**
             * @example embedded
             * @enum {string}
             */
            embedding_status: "pending" | "embedded" | "failed";
            embedding_error: string | null;
            embedded_at: string | null;
            /**
             * @description Whether it can be tried on; a photo of no garment is told by this too. null where its category and name say nothing and no try-on worker has looked at the photo yet
             * @example {
             *       "possible": true,
             *       "reason": null
             *     }
             */
            try_on: {
                possible: boolean;
                /**
                 * @description Why not: what the photo shows in place of one garment
                 * @example The photo shows shoes.
                 */
                reason: string | null;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            updated_at: string;
        };
        /**
         * @example {
         *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "status": "completed",
         *       "format": "csv",
         *       "total_rows": 120,
         *       "done_rows": 120,
         *       "created": 118,
         *       "updated": 0,
         *       "failed": 2,
         *       "error": null,
         *       "errors_url": "/api/images/imports/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/errors",
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "finished_at": "2026-11-20T12:00:00.000Z"
         *     }
         */
        ImageImport: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            id: string;
            /**
             * @example completed
             * @enum {string}
             */
            status: "queued" | "reading" | "running" | "completed" | "failed";
            /** @enum {string} */
            format: "csv" | "ndjson" | "zip";
            /**
             * @description Null until the table has been read
             * @example 120
             */
            total_rows: number | null;
            /**
             * @description Rows that were tried: created + updated + failed
             * @example 120
             */
            done_rows: number;
            /** @example 118 */
            created: number;
            /** @example 0 */
            updated: number;
            /** @example 2 */
            failed: number;
            /**
             * @description Why the file as a whole could not be used. Nothing of it was imported then.
             * @example null
             */
            error: {
                code: string;
                message: string;
            } | null;
            /**
             * @description The rows that failed, with reasons
             * @example /api/images/imports/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/errors
             */
            errors_url: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            finished_at: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *           "status": "completed",
         *           "format": "csv",
         *           "total_rows": 120,
         *           "done_rows": 120,
         *           "created": 118,
         *           "updated": 0,
         *           "failed": 2,
         *           "error": null,
         *           "errors_url": "/api/images/imports/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/errors",
         *           "created_at": "2026-11-20T12:00:00.000Z",
         *           "finished_at": "2026-11-20T12:00:00.000Z"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        ImageImportPage: {
            items: components["schemas"]["ImageImport"][];
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *           "external_id": "dress-17",
         *           "name": "Red linen dress",
         *           "description": "A light dress of washed linen.",
         *           "category": "dresses",
         *           "style": "casual",
         *           "age_group": "adult",
         *           "price": 49.9,
         *           "currency": "EUR",
         *           "url": "https://shop.example/dress-17",
         *           "in_stock": true,
         *           "variant_group": "linen-dress",
         *           "attributes": {
         *             "material": "linen",
         *             "sleeve": "short"
         *           },
         *           "photo_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/photo?of=a&v=b&sig=c",
         *           "preview_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/preview?of=a&v=b&sig=c",
         *           "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/thumbnail?of=a&v=b&sig=c",
         *           "width": 768,
         *           "height": 1024,
         *           "embedding_status": "embedded",
         *           "embedding_error": null,
         *           "embedded_at": "2026-11-20T12:00:00.000Z",
         *           "try_on": {
         *             "possible": true,
         *             "reason": null
         *           },
         *           "created_at": "2026-11-20T12:00:00.000Z",
         *           "updated_at": "2026-11-20T12:00:00.000Z"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        ImagePage: {
            items: components["schemas"]["Image"][];
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "image_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *           "name": "Red linen dress",
         *           "category": "dresses",
         *           "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/thumbnail?of=a&v=b&sig=c",
         *           "vector": "AX/+gA=="
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        ImageVectorPage: {
            items: {
                /**
                 * Format: uuid
                 * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
                 */
                image_id: string;
                /** @example Red linen dress */
                name: string;
                /** @example dresses */
                category: string | null;
                /**
                 * Format: uri
                 * @example https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/thumbnail?of=a&v=b&sig=c
                 */
                thumbnail_url: string;
                /**
                 * @description Its unit vector: each component × 127, rounded, as a signed byte; base64
                 * @example AX/+gA==
                 */
                vector: string;
            }[];
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "backend": "local",
         *       "requested": "auto",
         *       "device": "cpu",
         *       "fallback": "No GPU was found.",
         *       "gpu": {
         *         "index": -9007199254740991,
         *         "name": "NVIDIA H200",
         *         "memory_total_mb": -9007199254740991,
         *         "memory_used_mb": -9007199254740991,
         *         "driver": "570.86"
         *       }
         *     }
         */
        InferenceStatus: {
            /**
             * @description In this process, or on a model server
             * @enum {string}
             */
            backend: "local" | "remote";
            /**
             * @description INFERENCE_DEVICE
             * @enum {string}
             */
            requested: "auto" | "cpu" | "cuda";
            /**
             * @description Where models really run
             * @enum {string}
             */
            device: "cpu" | "cuda" | "remote";
            /**
             * @description Why the CPU took the place of a GPU
             * @example No GPU was found.
             */
            fallback?: string;
            /** @description The GPU of this process as nvidia-smi sees it, some seconds old; memory in MiB */
            gpu?: {
                index: number;
                /** @example NVIDIA H200 */
                name: string;
                memory_total_mb: number;
                memory_used_mb?: number;
                /** @example 570.86 */
                driver?: string;
            };
        };
        /**
         * @example {
         *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "shop_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "name": "Main catalogue",
         *       "collection": "vt-0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "embedding_model": "vitrine-mini@1.0.0",
         *       "quotas": {
         *         "images": 20000,
         *         "prompts_per_minute": 600,
         *         "prompts_per_month": null,
         *         "try_ons_per_month": 1000,
         *         "render_cost_per_month": 50
         *       },
         *       "hosted_renderer": true,
         *       "consent_required": true,
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "revoked_at": null,
         *       "tokens": [
         *         {
         *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *           "kind": "secret",
         *           "hint": "vt_sk_a1B2",
         *           "allowed_origins": [
         *             "https://shop.example"
         *           ],
         *           "created_at": "2026-11-20T12:00:00.000Z",
         *           "expires_at": null,
         *           "revoked_at": null
         *         }
         *       ],
         *       "secret_token": "vt_sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
         *       "publishable_token": "vt_pk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
         *     }
         */
        IssuedApiKey: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            id: string;
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            shop_id: string;
            /** @example Main catalogue */
            name: string;
            /**
             * @description The Chroma collection of this key
             * @example vt-0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            collection: string;
            /**
             * @description Model and revision of the vectors in the collection
             * @example vitrine-mini@1.0.0
             */
            embedding_model: string | null;
            quotas: components["schemas"]["Quotas"];
            /** @description Whether photos of its shoppers may be sent to the hosted renderer that is configured */
            hosted_renderer: boolean;
            /** @description Whether a try-on must say in `consent` which text the shopper agreed to */
            consent_required: boolean;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            /** @example null */
            revoked_at: string | null;
            tokens: components["schemas"]["TokenInfo"][];
            /**
             * @description For the server side. Shown once.
             * @example vt_sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
             */
            secret_token: string;
            /**
             * @description For a web page: recommend and see photos. Shown once.
             * @example vt_pk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
             */
            publishable_token: string;
        };
        /**
         * @example {
         *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "kind": "secret",
         *       "hint": "vt_sk_a1B2",
         *       "allowed_origins": [
         *         "https://shop.example"
         *       ],
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "expires_at": null,
         *       "revoked_at": null,
         *       "token": "vt_sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
         *     }
         */
        IssuedToken: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            id: string;
            /** @enum {string} */
            kind: "secret" | "publishable";
            /**
             * @description The first characters, to tell tokens apart
             * @example vt_sk_a1B2
             */
            hint: string;
            allowed_origins: string[];
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            /** @example null */
            expires_at: string | null;
            /** @example null */
            revoked_at: string | null;
            /**
             * @description Shown once
             * @example vt_sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
             */
            token: string;
        };
        /**
         * @example {
         *       "status": "ok",
         *       "version": "0.1.0",
         *       "uptime_s": 1,
         *       "inference": {
         *         "backend": "local",
         *         "requested": "auto",
         *         "device": "cpu",
         *         "fallback": "No GPU was found.",
         *         "gpu": {
         *           "index": -9007199254740991,
         *           "name": "NVIDIA H200",
         *           "memory_total_mb": -9007199254740991,
         *           "memory_used_mb": -9007199254740991,
         *           "driver": "570.86"
         *         }
         *       },
         *       "encoder": {
         *         "model": "vitrine-mini@1.0.0-a5b9dda9fd20",
         *         "requested": "auto",
         *         "precision": "fp32",
         *         "check": {
         *           "model": "fashion-clip@7e3ba62-int8.0f1d7598",
         *           "outcome": "passed",
         *           "fp32": {
         *             "text": 0.9991,
         *             "vision": 0.9991
         *           },
         *           "int8": {
         *             "text": 0.9991,
         *             "vision": 0.9991
         *           }
         *         },
         *         "fallback": "fashion-clip@7e3ba62-int8.0f1d7598 has no reference vectors to be compared with."
         *       },
         *       "models_loaded": true,
         *       "cuda_available": true,
         *       "gpu": {
         *         "gpu_name": "NVIDIA H200",
         *         "memory_allocated_gb": 1,
         *         "memory_reserved_gb": 1,
         *         "total_memory_gb": 1
         *       }
         *     }
         */
        Liveness: {
            /** @enum {string} */
            status: "ok";
            /** @example 0.1.0 */
            version: string;
            uptime_s: number;
            inference?: components["schemas"]["InferenceStatus"];
            encoder?: components["schemas"]["EncoderStatus"];
            /** @description Whether a try-on worker lives and has its models */
            models_loaded: boolean;
            /** @description Whether it runs them on a GPU */
            cuda_available: boolean;
            gpu: {
                /** @example NVIDIA H200 */
                gpu_name: string;
                memory_allocated_gb: number;
                memory_reserved_gb: number;
                total_memory_gb: number;
            } | null;
        };
        Problem: {
            /**
             * @description A name for `code` as a URI: to compare, not to open
             * @example https://vitrine.dev/problems/photo-type-unsupported
             */
            type: string;
            /** @example Photo type unsupported */
            title: string;
            /** @example 422 */
            status: number;
            /** @example The photo is a GIF file. Send a JPEG, PNG or WebP. */
            detail: string;
            /**
             * @description What is wrong, for a program; docs/errors.md lists all of them
             * @example PHOTO_TYPE_UNSUPPORTED
             */
            code: string;
            /**
             * @description The address of a page that says what `code` means and what to do
             * @example https://api.example/problems/photo-type-unsupported
             */
            help?: string;
            /** @example b0c1c2f4-0a52-4f6e-8f6f-1f0f4e2d1c3b */
            request_id: string;
            /** @description One entry for each field that is wrong */
            errors?: {
                path: string;
                message: string;
            }[];
        };
        /**
         * @example {
         *       "queues": [
         *         {
         *           "name": "embedding",
         *           "waiting": 12,
         *           "active": 2,
         *           "delayed": 0,
         *           "failed": 0,
         *           "worker": "alive",
         *           "worker_seen_at": "2026-11-20T12:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        Queues: {
            queues: {
                /** @example embedding */
                name: string;
                /**
                 * @description Jobs that no worker has taken yet, with those that are not in Redis yet
                 * @example 12
                 */
                waiting: number;
                /**
                 * @description Jobs that a worker has
                 * @example 2
                 */
                active: number;
                /**
                 * @description Jobs that are tried again after a while
                 * @example 0
                 */
                delayed: number;
                /**
                 * @description Jobs that were given up and are still in Redis
                 * @example 0
                 */
                failed: number;
                /**
                 * @description Whether a worker of the queue lives: gone for 20 seconds or longer, or none seen for days
                 * @enum {string}
                 */
                worker: "alive" | "gone" | "none";
                /** @description When the last worker said that it lives */
                worker_seen_at: string | null;
            }[];
        };
        /**
         * @example {
         *       "images": 20000,
         *       "prompts_per_minute": 600,
         *       "prompts_per_month": null,
         *       "try_ons_per_month": 1000,
         *       "render_cost_per_month": 50
         *     }
         */
        Quotas: {
            /** @description Items that the key may store */
            images: number | null;
            /** @description Recommendations, by whatever they are asked: words, a photo or an item */
            prompts_per_minute: number | null;
            /** @description The same by the calendar month, UTC; further pages are not counted */
            prompts_per_month: number | null;
            /** @description Try-on jobs by the calendar month, UTC */
            try_ons_per_month: number | null;
            /** @description What rendering final try-ons may cost by the calendar month, UTC, in whole units of the operator's currency */
            render_cost_per_month: number | null;
        };
        /**
         * @example {
         *       "status": "ready",
         *       "components": {
         *         "database": {
         *           "status": "up",
         *           "latency_ms": 1
         *         },
         *         "redis": {
         *           "status": "up",
         *           "latency_ms": 1
         *         }
         *       }
         *     }
         */
        Readiness: {
            /**
             * @description degraded: requests are answered, and what workers do for them waits, since there is none. unavailable: a part that requests need is down
             * @enum {string}
             */
            status: "ready" | "degraded" | "unavailable";
            components: {
                [key: string]: {
                    /** @enum {string} */
                    status: "up" | "down";
                    /** @description Why it is down */
                    error?: string;
                    latency_ms?: number;
                };
            };
        };
        /**
         * @example {
         *       "category": [
         *         "dresses"
         *       ],
         *       "price_max": 80,
         *       "attributes": {
         *         "material": {
         *           "any_of": [
         *             "linen"
         *           ]
         *         }
         *       }
         *     }
         */
        RecommendFilters: {
            /**
             * @description One of these categories, by their names
             * @example dresses
             */
            category?: string | string[];
            /**
             * @description One of these styles
             * @example casual
             */
            style?: string | string[];
            /**
             * @description One of these age groups
             * @example adult
             */
            age_group?: string | string[];
            /**
             * @description Only variants of these groups
             * @example linen-dress
             */
            variant_group?: string | string[];
            /** @description Only what costs at least this; an item without a price does not */
            price_min?: number | string;
            /** @description Only what costs at most this; an item without a price does not */
            price_max?: number | string;
            /** @description Only what is in stock is recommended, unless this is false: then only what is not. */
            in_stock?: boolean | string;
            /**
             * @description By the shop's own attributes, each with `any_of`, `none_of`, `min` or `max`; all must be met
             * @example {
             *       "material": {
             *         "any_of": [
             *           "linen",
             *           "cotton"
             *         ]
             *       },
             *       "heel_cm": {
             *         "max": 5
             *       }
             *     }
             */
            attributes?: {
                [key: string]: {
                    /** @description One of these values, of the type that was stored */
                    any_of?: (string | number | boolean) | (string | number | boolean)[];
                    /** @description None of these values */
                    none_of?: (string | number | boolean) | (string | number | boolean)[];
                    /** @description A number of at least this */
                    min?: number;
                    /** @description A number of at most this */
                    max?: number;
                };
            };
        };
        Recommendation: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            image_id: string;
            external_id: string | null;
            name: string;
            /** @description How sure it is that this is what the prompt asks for: by the photo or by the text, whichever is surer */
            score: number;
            category: string | null;
            style: string | null;
            age_group: string | null;
            price: number | null;
            currency: string | null;
            url: string | null;
            in_stock: boolean;
            variant_group: string | null;
            /** Format: uri */
            photo_url: string;
            /** Format: uri */
            preview_url: string;
            /** Format: uri */
            thumbnail_url: string;
        };
        /**
         * @example {
         *       "type": "view",
         *       "image_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "prompt_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e"
         *     }
         */
        RecommendationEvent: {
            /** @enum {string} */
            type: "view" | "click" | "add_to_cart" | "purchase";
            /**
             * Format: uuid
             * @description The recommended item
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            image_id: string;
            /**
             * Format: uuid
             * @description Of the answer that recommended it
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            prompt_id: string;
        };
        /**
         * @example {
         *       "from": "2026-10-21T00:00:00.000Z",
         *       "to": "2026-11-20T00:00:00.000Z",
         *       "prompts": 1840,
         *       "prompts_without_results": 37,
         *       "similar": 512,
         *       "photos": 20,
         *       "looks": 64,
         *       "views": 9120,
         *       "clicks": 1204,
         *       "add_to_carts": 210,
         *       "purchases": 73,
         *       "click_through_rate": 0.31,
         *       "by_day": [
         *         {
         *           "day": "2026-10-21",
         *           "prompts": 61,
         *           "views": 304,
         *           "clicks": 40,
         *           "add_to_carts": 7,
         *           "purchases": 2
         *         }
         *       ],
         *       "without_results": [
         *         {
         *           "prompt": "a lawn mower",
         *           "count": 4
         *         }
         *       ],
         *       "top_prompts": [
         *         {
         *           "prompt": "a red summer dress",
         *           "count": 92,
         *           "clicked": 41
         *         }
         *       ],
         *       "top_items": [
         *         {
         *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
         *           "external_id": "dress-17",
         *           "name": "Red linen dress",
         *           "views": 310,
         *           "clicks": 88,
         *           "add_to_carts": 19,
         *           "purchases": 6
         *         }
         *       ]
         *     }
         */
        RecommendationReport: {
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            to: string;
            /** @description Prompts in words; pages of one listing are one */
            prompts: number;
            /** @description Of these, those that nothing fitted */
            prompts_without_results: number;
            /** @description Asked by an item */
            similar: number;
            /** @description Asked by a photo */
            photos: number;
            /** @description Looks that were completed */
            looks: number;
            views: number;
            clicks: number;
            add_to_carts: number;
            purchases: number;
            /** @description Answers with a click ÷ answers with a view; null without a view */
            click_through_rate: number | null;
            /** @description Each day of the period, UTC, the first and the last one in part */
            by_day: {
                /** Format: date */
                day: string;
                prompts: number;
                views: number;
                clicks: number;
                add_to_carts: number;
                purchases: number;
            }[];
            /** @description The most frequent prompts that nothing fitted */
            without_results: {
                prompt: string;
                count: number;
            }[];
            /** @description The most frequent prompts; case and white space aside */
            top_prompts: {
                prompt: string;
                count: number;
                /** @description Times that a result was clicked */
                clicked: number;
            }[];
            /** @description The most clicked items */
            top_items: {
                /**
                 * Format: uuid
                 * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
                 */
                image_id: string;
                external_id: string | null;
                name: string;
                views: number;
                clicks: number;
                add_to_carts: number;
                purchases: number;
            }[];
        };
        /**
         * @example {
         *       "prompt_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "model": "vitrine-mini@1.0.0",
         *       "results": [
         *         {
         *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
         *           "external_id": "dress-17",
         *           "name": "Red linen dress",
         *           "score": 0.91,
         *           "category": "dresses",
         *           "style": "casual",
         *           "age_group": "adult",
         *           "price": 49.9,
         *           "currency": "EUR",
         *           "url": "https://shop.example/dress-17",
         *           "in_stock": true,
         *           "variant_group": "linen-dress",
         *           "photo_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/photo?of=a&v=b&sig=c",
         *           "preview_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/preview?of=a&v=b&sig=c",
         *           "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/thumbnail?of=a&v=b&sig=c"
         *         }
         *       ],
         *       "fallback_used": null,
         *       "next_cursor": null,
         *       "understood": {
         *         "classes": [
         *           {
         *             "name": "dress",
         *             "share": 1
         *           }
         *         ],
         *         "colours": [
         *           "red"
         *         ],
         *         "not": []
         *       }
         *     }
         */
        Recommendations: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            prompt_id: string;
            /** @example vitrine-mini@1.0.0 */
            model: string;
            /** @description Best first */
            results: components["schemas"]["Recommendation"][];
            /** @description null when something fits, or nothing is there to be given. Otherwise what was given in its place */
            fallback_used: ("none" | "popular" | "closest") | null;
            /** @description Where the next page starts, null on the last one */
            next_cursor: string | null;
            /** @description What the prompt was read as, whichever of nine languages it is in; none where nothing was said */
            understood?: components["schemas"]["Understood"];
            /** @description What the shopper or the shop should know: that a prompt was cut, that no item is in a category */
            warnings?: string[];
        };
        /**
         * @example {
         *       "api_key_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "status": "queued",
         *       "requested_at": "2026-11-20T12:00:00.000Z",
         *       "started_at": "2026-11-20T12:00:00.000Z",
         *       "finished_at": "2026-11-20T12:00:00.000Z",
         *       "report": {
         *         "images": 5000,
         *         "vectors": 4980,
         *         "restored": 18,
         *         "corrected": 0,
         *         "requeued": 2,
         *         "orphans_deleted": 3,
         *         "copies_deleted": 0,
         *         "jobs_queued": 0,
         *         "rebuilding": true
         *       },
         *       "error": null
         *     }
         */
        Reconciliation: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            api_key_id: string;
            /** @enum {string} */
            status: "queued" | "running" | "completed" | "failed";
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            requested_at: string;
            started_at: string | null;
            finished_at: string | null;
            /** @description Of the last one that was completed */
            report: components["schemas"]["ReconciliationReport"] | null;
            /** @example null */
            error: string | null;
        };
        /**
         * @example {
         *       "images": 5000,
         *       "vectors": 4980,
         *       "restored": 18,
         *       "corrected": 0,
         *       "requeued": 2,
         *       "orphans_deleted": 3,
         *       "copies_deleted": 0,
         *       "jobs_queued": 0,
         *       "rebuilding": true
         *     }
         */
        ReconciliationReport: {
            /**
             * @description Embedded images that were looked at
             * @example 5000
             */
            images: number;
            /**
             * @description Vectors that the index had before
             * @example 4980
             */
            vectors: number;
            /**
             * @description Vectors that the index missed, put back from their copy
             * @example 18
             */
            restored: number;
            /**
             * @description Vectors that were of another photo than the copy, replaced by it
             * @example 0
             */
            corrected: number;
            /**
             * @description Images without a usable vector, queued to be embedded again
             * @example 2
             */
            requeued: number;
            /**
             * @description Vectors of no embedded image, deleted
             * @example 3
             */
            orphans_deleted: number;
            /**
             * @description Copies in Postgres of no image, deleted
             * @example 0
             */
            copies_deleted: number;
            /**
             * @description Images that have waited long, whose jobs were queued again
             * @example 0
             */
            jobs_queued: number;
            /** @description The index had lost the whole collection: it is built anew, and shows up complete */
            rebuilding: boolean;
        };
        /**
         * @example {
         *       "model": "vitrine-mini"
         *     }
         */
        Reindex: {
            /**
             * @description Name of an installed model; without it, the configured one, also when that is changed
             * @example vitrine-mini
             */
            model?: string;
        };
        /**
         * @example {
         *       "kind": "secret",
         *       "overlap_seconds": 86400
         *     }
         */
        RotateToken: {
            /**
             * @description `secret` for the shop's server, `publishable` for its pages
             * @enum {string}
             */
            kind: "secret" | "publishable";
            /**
             * @description How long the old tokens of this kind go on working
             * @default 86400
             */
            overlap_seconds?: number;
        };
        /**
         * @example {
         *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "name": "Atelier Nord",
         *       "status": "active",
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "updated_at": "2026-11-20T12:00:00.000Z",
         *       "deleted_at": null
         *     }
         */
        Shop: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            id: string;
            /**
             * @description How operators call it
             * @example Atelier Nord
             */
            name: string;
            /**
             * @description The keys and signed photos of a suspended shop are refused; nothing of it is deleted
             * @enum {string}
             */
            status: "active" | "suspended";
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            updated_at: string;
            /**
             * @description From then on its keys are refused and it is being erased; null: it was not deleted
             * @example null
             */
            deleted_at: string | null;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *           "name": "Atelier Nord",
         *           "status": "active",
         *           "created_at": "2026-11-20T12:00:00.000Z",
         *           "updated_at": "2026-11-20T12:00:00.000Z",
         *           "deleted_at": null
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        ShopPage: {
            items: components["schemas"]["Shop"][];
            next_cursor: string | null;
        };
        /**
         * @example {
         *       "job_id": "550e8400-e29b-41d4-a716-446655440000",
         *       "status": "QUEUED",
         *       "message": "Job submitted successfully"
         *     }
         */
        SubmittedTryOn: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            job_id: string;
            /** @enum {string} */
            status: "QUEUED";
            message: string;
        };
        /**
         * @example {
         *       "job_id": "550e8400-e29b-41d4-a716-446655440000",
         *       "status": "DONE",
         *       "mode": "draft",
         *       "result_image_url": "/results/550e8400-e29b-41d4-a716-446655440000.png?of=…&exp=…&sig=…",
         *       "quality_score": 0.85,
         *       "retry_count": 0,
         *       "created_at": "2026-02-09T12:00:00",
         *       "completed_at": "2026-02-09T12:00:15",
         *       "error_code": null,
         *       "error_message": null
         *     }
         */
        SubmittedTryOnStatus: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            job_id: string;
            /** @enum {string} */
            status: "QUEUED" | "PROCESSING" | "DONE" | "FAILED";
            /** @enum {string} */
            mode: "draft" | "final";
            /** @description A path of this server, signed */
            result_image_url: string | null;
            quality_score: number | null;
            retry_count: number;
            /** @description UTC, without a zone */
            created_at: string;
            completed_at: string | null;
            error_code: string | null;
            error_message: string | null;
        };
        /**
         * @example {
         *       "suggestions": [
         *         {
         *           "text": "Dresses",
         *           "kind": "category"
         *         },
         *         {
         *           "text": "red dress for a wedding",
         *           "kind": "prompt"
         *         },
         *         {
         *           "text": "Red linen dress",
         *           "kind": "name"
         *         }
         *       ]
         *     }
         */
        Suggestions: {
            /** @description The likeliest first, each text once */
            suggestions: {
                /** @example Red linen dress */
                text: string;
                /**
                 * @description Where it is from: a group of the shop, what others asked, or the name of an item
                 * @enum {string}
                 */
                kind: "category" | "style" | "prompt" | "name";
            }[];
        };
        /**
         * @example {
         *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
         *       "kind": "secret",
         *       "hint": "vt_sk_a1B2",
         *       "allowed_origins": [
         *         "https://shop.example"
         *       ],
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "expires_at": null,
         *       "revoked_at": null
         *     }
         */
        TokenInfo: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            id: string;
            /** @enum {string} */
            kind: "secret" | "publishable";
            /**
             * @description The first characters, to tell tokens apart
             * @example vt_sk_a1B2
             */
            hint: string;
            allowed_origins: string[];
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            /** @example null */
            expires_at: string | null;
            /** @example null */
            revoked_at: string | null;
        };
        /**
         * @example {
         *       "job_id": "c3e8a4b1-5d2f-4c60-9a0e-2b7d1f6c8e34",
         *       "status": "queued"
         *     }
         */
        TryOnAccepted: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            job_id: string;
            /** @enum {string} */
            status: "queued";
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "name": "person_mask.png",
         *           "content_type": "image/png",
         *           "base64": "iVBORw0KGgo="
         *         }
         *       ]
         *     }
         */
        TryOnArtefacts: {
            items: {
                /** @example person_mask.png */
                name: string;
                /** @enum {string} */
                content_type: "image/png" | "application/json";
                /** @description The file itself */
                base64: string;
            }[];
        };
        /**
         * @example {
         *       "job_id": "c3e8a4b1-5d2f-4c60-9a0e-2b7d1f6c8e34",
         *       "status": "processing",
         *       "step": "inpainting",
         *       "progress": 55,
         *       "mode": "draft",
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "completed_at": null,
         *       "expires_at": "2026-11-23T12:00:00.000Z"
         *     }
         */
        TryOnJob: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            job_id: string;
            /** @enum {string} */
            status: "pending" | "processing" | "completed" | "failed";
            progress: number;
            /**
             * @description What is being done, while `processing`
             * @enum {string}
             */
            step?: "segmentation" | "pose" | "warp" | "inpainting" | "blend" | "done";
            /**
             * @description What is made: a draft is never passed off as final
             * @enum {string}
             */
            mode: "draft" | "final";
            /**
             * Format: uri
             * @description The first result, a PNG. Signed; works without a key until `expires_at`. With `&format=jpeg` behind it, a JPEG of about a tenth of the bytes
             */
            result_url?: string;
            results?: {
                /**
                 * Format: uri
                 * @description Signed; works without a key until `expires_at`. With `&format=jpeg` behind it, a JPEG
                 */
                url: string;
                seed: number;
                retries: number;
                quality_score: number;
                /** @description The parts of the score, each 0 to 1 */
                quality: {
                    [key: string]: number;
                };
            }[];
            quality_score?: number;
            /** @description The parts of the score, each 0 to 1 */
            quality?: {
                [key: string]: number;
            };
            retries?: number;
            /** @description Of a final try-on: who was asked to render it, one that failed among them */
            renderers?: {
                /** @example images-edits */
                name: string;
                /** @example FLUX.2-klein-4B */
                model: string;
                /** @description That it made, those that were not good enough among them */
                images: number;
                /** @description Whether it was sent the photos outside of what the operator of this installation runs */
                photos_left_house: boolean;
            }[];
            /** @description Which text the shopper agreed to, and when the job was made with that */
            consent?: {
                /** @example photo-consent-2 */
                version: string;
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                given_at: string;
            };
            /** @description Milliseconds by stage */
            timings_ms?: {
                [key: string]: number;
            };
            error?: {
                /**
                 * @description There may be others to come. `INVALID_IMAGE_FORMAT`: A photo is no JPEG, PNG or WebP, or is damaged. `IMAGE_TOO_LARGE`: A photo has too many pixels. `PHOTO_TOO_SMALL`: A photo has too few pixels to see anything in it. `SEGMENTATION_FAILED`: No person, or more than one, or no garment was found in its photo. `BODY_NOT_SHOWN`: The photo of the person shows little more than a face. `POSE_FAILED`: How the person stands cannot be told. `WARP_FAILED`: The garment cannot be laid onto the person. `QUALITY_CHECK_FAILED`: No picture came out well enough to be shown. `NANO_API_ERROR`: The renderer, a service elsewhere, made no picture. `RENDERER_FAILED`: The renderer, run by this installation, made no picture. `GARMENT_TYPE_UNSUPPORTED`: The renderer puts on no garment of this type. `MODE_NOT_AVAILABLE`: The API key was allowed to use the renderer, and is no more. `QUOTA_EXCEEDED`: The budget for renders was used up before the try-on was made. `TIMEOUT`: It took too long. `STORAGE_ERROR`: A photo is no longer there, or a store did not answer. `INTERNAL_ERROR`: A fault of this installation, which is logged.
                 * @example SEGMENTATION_FAILED
                 */
                code: string;
                /** @example No person was found in person_image. */
                message: string;
                /**
                 * @description Another of what would help, where that is one thing: the photo of the person, the photo of the garment, or another garment, since this is none that can be worn so (shoes, a hat)
                 * @enum {string}
                 */
                at_fault?: "person_photo" | "garment_photo" | "garment";
            };
            /** @description The error once more, while `failed` */
            detail?: {
                error: string;
                /**
                 * Format: uuid
                 * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
                 */
                job_id: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            completed_at: string | null;
            /**
             * Format: date-time
             * @description Then the job and its results are deleted
             * @example 2026-11-20T12:00:00.000Z
             */
            expires_at: string;
            /** @description The first result as base64, where results are not stored in S3 */
            result_b64?: string;
        };
        /**
         * @example {
         *       "job_id": "c3e8a4b1-5d2f-4c60-9a0e-2b7d1f6c8e34",
         *       "status": "processing",
         *       "step": "inpainting",
         *       "progress": 55,
         *       "mode": "draft",
         *       "created_at": "2026-11-20T12:00:00.000Z",
         *       "completed_at": null,
         *       "expires_at": "2026-11-23T12:00:00.000Z"
         *     }
         */
        TryOnJobSummary: {
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            job_id: string;
            /** @enum {string} */
            status: "pending" | "processing" | "completed" | "failed";
            progress: number;
            /**
             * @description What is being done, while `processing`
             * @enum {string}
             */
            step?: "segmentation" | "pose" | "warp" | "inpainting" | "blend" | "done";
            /**
             * @description What is made: a draft is never passed off as final
             * @enum {string}
             */
            mode: "draft" | "final";
            /**
             * Format: uri
             * @description The first result, a PNG. Signed; works without a key until `expires_at`. With `&format=jpeg` behind it, a JPEG of about a tenth of the bytes
             */
            result_url?: string;
            results?: {
                /**
                 * Format: uri
                 * @description Signed; works without a key until `expires_at`. With `&format=jpeg` behind it, a JPEG
                 */
                url: string;
                seed: number;
                retries: number;
                quality_score: number;
                /** @description The parts of the score, each 0 to 1 */
                quality: {
                    [key: string]: number;
                };
            }[];
            quality_score?: number;
            /** @description The parts of the score, each 0 to 1 */
            quality?: {
                [key: string]: number;
            };
            retries?: number;
            /** @description Of a final try-on: who was asked to render it, one that failed among them */
            renderers?: {
                /** @example images-edits */
                name: string;
                /** @example FLUX.2-klein-4B */
                model: string;
                /** @description That it made, those that were not good enough among them */
                images: number;
                /** @description Whether it was sent the photos outside of what the operator of this installation runs */
                photos_left_house: boolean;
            }[];
            /** @description Which text the shopper agreed to, and when the job was made with that */
            consent?: {
                /** @example photo-consent-2 */
                version: string;
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                given_at: string;
            };
            /** @description Milliseconds by stage */
            timings_ms?: {
                [key: string]: number;
            };
            error?: {
                /**
                 * @description There may be others to come. `INVALID_IMAGE_FORMAT`: A photo is no JPEG, PNG or WebP, or is damaged. `IMAGE_TOO_LARGE`: A photo has too many pixels. `PHOTO_TOO_SMALL`: A photo has too few pixels to see anything in it. `SEGMENTATION_FAILED`: No person, or more than one, or no garment was found in its photo. `BODY_NOT_SHOWN`: The photo of the person shows little more than a face. `POSE_FAILED`: How the person stands cannot be told. `WARP_FAILED`: The garment cannot be laid onto the person. `QUALITY_CHECK_FAILED`: No picture came out well enough to be shown. `NANO_API_ERROR`: The renderer, a service elsewhere, made no picture. `RENDERER_FAILED`: The renderer, run by this installation, made no picture. `GARMENT_TYPE_UNSUPPORTED`: The renderer puts on no garment of this type. `MODE_NOT_AVAILABLE`: The API key was allowed to use the renderer, and is no more. `QUOTA_EXCEEDED`: The budget for renders was used up before the try-on was made. `TIMEOUT`: It took too long. `STORAGE_ERROR`: A photo is no longer there, or a store did not answer. `INTERNAL_ERROR`: A fault of this installation, which is logged.
                 * @example SEGMENTATION_FAILED
                 */
                code: string;
                /** @example No person was found in person_image. */
                message: string;
                /**
                 * @description Another of what would help, where that is one thing: the photo of the person, the photo of the garment, or another garment, since this is none that can be worn so (shoes, a hat)
                 * @enum {string}
                 */
                at_fault?: "person_photo" | "garment_photo" | "garment";
            };
            /** @description The error once more, while `failed` */
            detail?: {
                error: string;
                /**
                 * Format: uuid
                 * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
                 */
                job_id: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-20T12:00:00.000Z
             */
            created_at: string;
            completed_at: string | null;
            /**
             * Format: date-time
             * @description Then the job and its results are deleted
             * @example 2026-11-20T12:00:00.000Z
             */
            expires_at: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "job_id": "c3e8a4b1-5d2f-4c60-9a0e-2b7d1f6c8e34",
         *           "status": "processing",
         *           "step": "inpainting",
         *           "progress": 55,
         *           "mode": "draft",
         *           "created_at": "2026-11-20T12:00:00.000Z",
         *           "completed_at": null,
         *           "expires_at": "2026-11-23T12:00:00.000Z"
         *         }
         *       ],
         *       "next_cursor": null
         *     }
         */
        TryOnPage: {
            items: components["schemas"]["TryOnJobSummary"][];
            next_cursor: string | null;
        };
        Understood: {
            /** @description Clothes that it names, or that go with the occasion it names, the likeliest first */
            classes: {
                name: string;
                share: number;
            }[];
            colours: string[];
            /** @description What is not wanted */
            not: string[];
        };
        /**
         * @example {
         *       "name": "Main catalogue",
         *       "allowed_origins": [
         *         "https://shop.example"
         *       ],
         *       "quotas": {
         *         "images": 20000,
         *         "prompts_per_minute": 600,
         *         "prompts_per_month": null,
         *         "try_ons_per_month": 1000,
         *         "render_cost_per_month": 50
         *       },
         *       "hosted_renderer": true,
         *       "consent_required": true
         *     }
         */
        UpdateApiKey: {
            /**
             * @description How operators call it
             * @example Main catalogue
             */
            name?: string;
            /** @description Browser origins that may use the publishable token. Empty: pages on the machine of whoever develops alone. */
            allowed_origins?: string[];
            /** @description Those that are sent change; null lifts one */
            quotas?: components["schemas"]["ChangedQuotas"];
            /** @description Whether photos of its shoppers may be sent to the hosted renderer that is configured */
            hosted_renderer?: boolean;
            /** @description Whether a try-on must say in `consent` which text the shopper agreed to */
            consent_required?: boolean;
        };
        /**
         * @example {
         *       "description": "Light dresses for warm days"
         *     }
         */
        UpdateGroup: {
            /** @description Case and white space aside, there is one of a name */
            name?: string;
            description?: string | null;
        };
        /**
         * @example {
         *       "name": "Atelier Nord",
         *       "status": "active"
         *     }
         */
        UpdateShop: {
            /**
             * @description How operators call it
             * @example Atelier Nord
             */
            name?: string;
            /**
             * @description The keys and signed photos of a suspended shop are refused; nothing of it is deleted
             * @enum {string}
             */
            status?: "active" | "suspended";
        };
        /**
         * @example {
         *       "images": {
         *         "used": 4210,
         *         "limit": 20000,
         *         "bytes": 611204880
         *       },
         *       "minute": {
         *         "start": "2026-11-20T12:00:14.000Z",
         *         "end": "2026-11-20T12:01:14.000Z",
         *         "prompts": {
         *           "used": 37,
         *           "limit": 600
         *         }
         *       },
         *       "month": {
         *         "start": "2026-11-01T00:00:00.000Z",
         *         "end": "2026-12-01T00:00:00.000Z",
         *         "prompts": {
         *           "used": 18420,
         *           "limit": null
         *         },
         *         "try_ons": {
         *           "used": 96,
         *           "limit": 1000
         *         },
         *         "renders": {
         *           "cost": {
         *             "used": 12.4,
         *             "limit": 50
         *           },
         *           "by_renderer": [
         *             {
         *               "name": "gemini",
         *               "images": 310,
         *               "failures": 4,
         *               "seconds": 2418,
         *               "cost": 12.4
         *             }
         *           ]
         *         }
         *       }
         *     }
         */
        Usage: {
            images: {
                /** @example 412 */
                used: number;
                /**
                 * @description null: unlimited
                 * @example 600
                 */
                limit: number | null;
                /** @description Of the photos as they are stored, thumbnails aside */
                bytes: number;
            };
            minute: {
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                start: string;
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                end: string;
                /** @description With a quota, what counts against it; without, the prompts recorded in the last 60 seconds */
                prompts: {
                    /** @example 412 */
                    used: number;
                    /**
                     * @description null: unlimited
                     * @example 600
                     */
                    limit: number | null;
                };
            };
            month: {
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                start: string;
                /**
                 * Format: date-time
                 * @example 2026-11-20T12:00:00.000Z
                 */
                end: string;
                prompts: {
                    /** @example 412 */
                    used: number;
                    /**
                     * @description null: unlimited
                     * @example 600
                     */
                    limit: number | null;
                };
                try_ons: {
                    /** @example 412 */
                    used: number;
                    /**
                     * @description null: unlimited
                     * @example 600
                     */
                    limit: number | null;
                };
                /** @description Images of final try-ons, by who made them */
                renders: {
                    cost: {
                        /**
                         * @description At the prices that the operator has configured
                         * @example 12.4
                         */
                        used: number;
                        /**
                         * @description null: unlimited
                         * @example 50
                         */
                        limit: number | null;
                    };
                    by_renderer: {
                        /** @example images-edits */
                        name: string;
                        /** @description That it made, those that were not good enough among them */
                        images: number;
                        /** @description Calls that made none */
                        failures: number;
                        seconds: number;
                        cost: number;
                    }[];
                };
            };
        };
        /**
         * @example {
         *       "success": false,
         *       "status": "processing",
         *       "job_id": "550e8400-e29b-41d4-a716-446655440000",
         *       "status_url": "https://vitrine.example/api/tryon/550e8400-e29b-41d4-a716-446655440000",
         *       "result_image_url": "https://vitrine.example/api/results/result_550e8400-e29b-41d4-a716-446655440000.jpg?of=…&exp=…&sig=…",
         *       "message": "The try-on is still being made: ask again at status_url"
         *     }
         */
        VirtualTryOnPending: {
            /** @enum {boolean} */
            success: false;
            /** @enum {string} */
            status: "processing";
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            job_id: string;
            /** Format: uri */
            status_url: string;
            /**
             * Format: uri
             * @description Where the picture will be
             */
            result_image_url: string;
            message: string;
        };
        /**
         * @example {
         *       "success": true,
         *       "result_image_url": "https://vitrine.example/api/results/result_550e8400-e29b-41d4-a716-446655440000.jpg?of=…&exp=…&sig=…",
         *       "message": "Virtual try-on completed successfully",
         *       "mode": "draft",
         *       "job_id": "550e8400-e29b-41d4-a716-446655440000"
         *     }
         */
        VirtualTryOnResult: {
            /** @enum {boolean} */
            success: true;
            /** Format: uri */
            result_image_url: string;
            message: string;
            /** @enum {string} */
            mode: "draft" | "final";
            /**
             * Format: uuid
             * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
             */
            job_id: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApiKeyAgeGroups: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "name": "Summer dresses",
                     *           "description": "Light dresses for warm days",
                     *           "image_count": 42
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKeyAgeGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Summer dresses",
                 *       "description": "Light dresses for warm days"
                 *     }
                 */
                "application/json": components["schemas"]["CreateGroup"];
            };
        };
        responses: {
            /** @description The one of this name, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The new one */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKeyAgeGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteApiKeyAgeGroup: {
        parameters: {
            query?: {
                /** @description true: items that are in it lose it. Otherwise it is not deleted while there are any */
                detach?: string;
            };
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateApiKeyAgeGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Light dresses for warm days"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateGroup"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeyCategories: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "name": "Summer dresses",
                     *           "description": "Light dresses for warm days",
                     *           "image_count": 42
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKeyCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Summer dresses",
                 *       "description": "Light dresses for warm days"
                 *     }
                 */
                "application/json": components["schemas"]["CreateGroup"];
            };
        };
        responses: {
            /** @description The one of this name, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The new one */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKeyCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteApiKeyCategory: {
        parameters: {
            query?: {
                /** @description true: items that are in it lose it. Otherwise it is not deleted while there are any */
                detach?: string;
            };
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateApiKeyCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Light dresses for warm days"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateGroup"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeyStyles: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "name": "Summer dresses",
                     *           "description": "Light dresses for warm days",
                     *           "image_count": 42
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKeyStyle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Summer dresses",
                 *       "description": "Light dresses for warm days"
                 *     }
                 */
                "application/json": components["schemas"]["CreateGroup"];
            };
        };
        responses: {
            /** @description The one of this name, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The new one */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKeyStyle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteApiKeyStyle: {
        parameters: {
            query?: {
                /** @description true: items that are in it lose it. Otherwise it is not deleted while there are any */
                detach?: string;
            };
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateApiKeyStyle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `id` of the API key, which is none of its tokens */
                api_key_id: string;
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Light dresses for warm days"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateGroup"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The API key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "shop_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Main catalogue",
                     *       "collection": "vt-0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "embedding_model": "vitrine-mini@1.0.0",
                     *       "quotas": {
                     *         "images": 20000,
                     *         "prompts_per_minute": 600,
                     *         "prompts_per_month": null,
                     *         "try_ons_per_month": 1000,
                     *         "render_cost_per_month": 50
                     *       },
                     *       "hosted_renderer": true,
                     *       "consent_required": true,
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "revoked_at": null,
                     *       "tokens": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "kind": "secret",
                     *           "hint": "vt_sk_a1B2",
                     *           "allowed_origins": [
                     *             "https://shop.example"
                     *           ],
                     *           "created_at": "2026-11-20T12:00:00.000Z",
                     *           "expires_at": null,
                     *           "revoked_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is revoked; what it has is being erased */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Main catalogue",
                 *       "allowed_origins": [
                 *         "https://shop.example"
                 *       ],
                 *       "quotas": {
                 *         "images": 20000,
                 *         "prompts_per_minute": 600,
                 *         "prompts_per_month": null,
                 *         "try_ons_per_month": 1000,
                 *         "render_cost_per_month": 50
                 *       },
                 *       "hosted_renderer": true,
                 *       "consent_required": true
                 *     }
                 */
                "application/json": components["schemas"]["UpdateApiKey"];
            };
        };
        responses: {
            /** @description The API key as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "shop_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Main catalogue",
                     *       "collection": "vt-0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "embedding_model": "vitrine-mini@1.0.0",
                     *       "quotas": {
                     *         "images": 20000,
                     *         "prompts_per_minute": 600,
                     *         "prompts_per_month": null,
                     *         "try_ons_per_month": 1000,
                     *         "render_cost_per_month": 50
                     *       },
                     *       "hosted_renderer": true,
                     *       "consent_required": true,
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "revoked_at": null,
                     *       "tokens": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "kind": "secret",
                     *           "hint": "vt_sk_a1B2",
                     *           "allowed_origins": [
                     *             "https://shop.example"
                     *           ],
                     *           "created_at": "2026-11-20T12:00:00.000Z",
                     *           "expires_at": null,
                     *           "revoked_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last comparison, or the one under way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_key_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "status": "queued",
                     *       "requested_at": "2026-11-20T12:00:00.000Z",
                     *       "started_at": "2026-11-20T12:00:00.000Z",
                     *       "finished_at": "2026-11-20T12:00:00.000Z",
                     *       "report": {
                     *         "images": 5000,
                     *         "vectors": 4980,
                     *         "restored": 18,
                     *         "corrected": 0,
                     *         "requeued": 2,
                     *         "orphans_deleted": 3,
                     *         "copies_deleted": 0,
                     *         "jobs_queued": 0,
                     *         "rebuilding": true
                     *       },
                     *       "error": null
                     *     }
                     */
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reconcileApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It waits, or is under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_key_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "status": "queued",
                     *       "requested_at": "2026-11-20T12:00:00.000Z",
                     *       "started_at": "2026-11-20T12:00:00.000Z",
                     *       "finished_at": "2026-11-20T12:00:00.000Z",
                     *       "report": {
                     *         "images": 5000,
                     *         "vectors": 4980,
                     *         "restored": 18,
                     *         "corrected": 0,
                     *         "requeued": 2,
                     *         "orphans_deleted": 3,
                     *         "copies_deleted": 0,
                     *         "jobs_queued": 0,
                     *         "rebuilding": true
                     *       },
                     *       "error": null
                     *     }
                     */
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCollectionBuild: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last build, or the one under way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_key_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "status": "running",
                     *       "model": "vitrine-mini@1",
                     *       "reason": "reindex",
                     *       "images": 5000,
                     *       "embedded": 3200,
                     *       "started_at": "2026-11-20T12:00:00.000Z",
                     *       "finished_at": "2026-11-20T12:00:00.000Z",
                     *       "error": null
                     *     }
                     */
                    "application/json": components["schemas"]["CollectionBuild"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reindexApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "model": "vitrine-mini"
                 *     }
                 */
                "application/json": components["schemas"]["Reindex"];
            };
        };
        responses: {
            /** @description The build, and how far it is */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "api_key_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "status": "running",
                     *       "model": "vitrine-mini@1",
                     *       "reason": "reindex",
                     *       "images": 5000,
                     *       "embedded": 3200,
                     *       "started_at": "2026-11-20T12:00:00.000Z",
                     *       "finished_at": "2026-11-20T12:00:00.000Z",
                     *       "error": null
                     *     }
                     */
                    "application/json": components["schemas"]["CollectionBuild"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value of your own, such as a UUID. The same request sent again with it within 24 hours has no second effect: the first answer is given again, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "secret",
                 *       "overlap_seconds": 86400
                 *     }
                 */
                "application/json": components["schemas"]["RotateToken"];
            };
        };
        responses: {
            /** @description The new token */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "kind": "secret",
                     *       "hint": "vt_sk_a1B2",
                     *       "allowed_origins": [
                     *         "https://shop.example"
                     *       ],
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "expires_at": null,
                     *       "revoked_at": null,
                     *       "token": "vt_sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                     *     }
                     */
                    "application/json": components["schemas"]["IssuedToken"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKeyUsage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts, limits and periods */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "images": {
                     *         "used": 4210,
                     *         "limit": 20000,
                     *         "bytes": 611204880
                     *       },
                     *       "minute": {
                     *         "start": "2026-11-20T12:00:14.000Z",
                     *         "end": "2026-11-20T12:01:14.000Z",
                     *         "prompts": {
                     *           "used": 37,
                     *           "limit": 600
                     *         }
                     *       },
                     *       "month": {
                     *         "start": "2026-11-01T00:00:00.000Z",
                     *         "end": "2026-12-01T00:00:00.000Z",
                     *         "prompts": {
                     *           "used": 18420,
                     *           "limit": null
                     *         },
                     *         "try_ons": {
                     *           "used": 96,
                     *           "limit": 1000
                     *         },
                     *         "renders": {
                     *           "cost": {
                     *             "used": 12.4,
                     *             "limit": 50
                     *           },
                     *           "by_renderer": [
                     *             {
                     *               "name": "gemini",
                     *               "images": 310,
                     *               "failures": 4,
                     *               "seconds": 2418,
                     *               "cost": 12.4
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
                     *           "at": "2026-11-20T12:00:00.000Z",
                     *           "actor": "admin",
                     *           "address": "203.0.113.7",
                     *           "method": "PATCH",
                     *           "route": "/api/admin/shops/:id",
                     *           "params": {
                     *             "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e"
                     *           },
                     *           "status": 200,
                     *           "request_id": "b0c1c2f4-0a52-4f6e-8f6f-1f0f4e2d1c3b"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQueues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queues */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "queues": [
                     *         {
                     *           "name": "embedding",
                     *           "waiting": 12,
                     *           "active": 2,
                     *           "delayed": 0,
                     *           "failed": 0,
                     *           "worker": "alive",
                     *           "worker_seen_at": "2026-11-20T12:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Queues"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listShops: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of shops */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "name": "Atelier Nord",
                     *           "status": "active",
                     *           "created_at": "2026-11-20T12:00:00.000Z",
                     *           "updated_at": "2026-11-20T12:00:00.000Z",
                     *           "deleted_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ShopPage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createShop: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value of your own, such as a UUID. The same request sent again with it within 24 hours has no second effect: the first answer is given again, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Atelier Nord"
                 *     }
                 */
                "application/json": components["schemas"]["CreateShop"];
            };
        };
        responses: {
            /** @description The new shop */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Atelier Nord",
                     *       "status": "active",
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "updated_at": "2026-11-20T12:00:00.000Z",
                     *       "deleted_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Shop"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getShop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shop */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Atelier Nord",
                     *       "status": "active",
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "updated_at": "2026-11-20T12:00:00.000Z",
                     *       "deleted_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Shop"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteShop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its keys are revoked; what it has is being erased */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateShop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Atelier Nord",
                 *       "status": "active"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateShop"];
            };
        };
        responses: {
            /** @description The shop as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Atelier Nord",
                     *       "status": "active",
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "updated_at": "2026-11-20T12:00:00.000Z",
                     *       "deleted_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Shop"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description `id` of the shop */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of API keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "shop_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "name": "Main catalogue",
                     *           "collection": "vt-0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "embedding_model": "vitrine-mini@1.0.0",
                     *           "quotas": {
                     *             "images": 20000,
                     *             "prompts_per_minute": 600,
                     *             "prompts_per_month": null,
                     *             "try_ons_per_month": 1000,
                     *             "render_cost_per_month": 50
                     *           },
                     *           "hosted_renderer": true,
                     *           "consent_required": true,
                     *           "created_at": "2026-11-20T12:00:00.000Z",
                     *           "revoked_at": null,
                     *           "tokens": [
                     *             {
                     *               "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *               "kind": "secret",
                     *               "hint": "vt_sk_a1B2",
                     *               "allowed_origins": [
                     *                 "https://shop.example"
                     *               ],
                     *               "created_at": "2026-11-20T12:00:00.000Z",
                     *               "expires_at": null,
                     *               "revoked_at": null
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value of your own, such as a UUID. The same request sent again with it within 24 hours has no second effect: the first answer is given again, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description `id` of the shop */
                shop_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Main catalogue",
                 *       "allowed_origins": [
                 *         "https://shop.example"
                 *       ],
                 *       "quotas": {
                 *         "images": 20000,
                 *         "prompts_per_minute": 600,
                 *         "prompts_per_month": null,
                 *         "try_ons_per_month": 1000,
                 *         "render_cost_per_month": 50
                 *       },
                 *       "hosted_renderer": true,
                 *       "consent_required": true
                 *     }
                 */
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            /** @description The new key with its tokens */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "shop_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Main catalogue",
                     *       "collection": "vt-0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "embedding_model": "vitrine-mini@1.0.0",
                     *       "quotas": {
                     *         "images": 20000,
                     *         "prompts_per_minute": 600,
                     *         "prompts_per_month": null,
                     *         "try_ons_per_month": 1000,
                     *         "render_cost_per_month": 50
                     *       },
                     *       "hosted_renderer": true,
                     *       "consent_required": true,
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "revoked_at": null,
                     *       "tokens": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "kind": "secret",
                     *           "hint": "vt_sk_a1B2",
                     *           "allowed_origins": [
                     *             "https://shop.example"
                     *           ],
                     *           "created_at": "2026-11-20T12:00:00.000Z",
                     *           "expires_at": null,
                     *           "revoked_at": null
                     *         }
                     *       ],
                     *       "secret_token": "vt_sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                     *       "publishable_token": "vt_pk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                     *     }
                     */
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token is revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgeGroups: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "name": "Summer dresses",
                     *           "description": "Light dresses for warm days",
                     *           "image_count": 42
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAgeGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Summer dresses",
                 *       "description": "Light dresses for warm days"
                 *     }
                 */
                "application/json": components["schemas"]["CreateGroup"];
            };
        };
        responses: {
            /** @description The one of this name, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The new one */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAgeGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAgeGroup: {
        parameters: {
            query?: {
                /** @description true: items that are in it lose it. Otherwise it is not deleted while there are any */
                detach?: string;
            };
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateAgeGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Light dresses for warm days"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateGroup"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "name": "Summer dresses",
                     *           "description": "Light dresses for warm days",
                     *           "image_count": 42
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCategory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Summer dresses",
                 *       "description": "Light dresses for warm days"
                 *     }
                 */
                "application/json": components["schemas"]["CreateGroup"];
            };
        };
        responses: {
            /** @description The one of this name, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The new one */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCategory: {
        parameters: {
            query?: {
                /** @description true: items that are in it lose it. Otherwise it is not deleted while there are any */
                detach?: string;
            };
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Light dresses for warm days"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateGroup"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "events": [
                 *         {
                 *           "type": "click",
                 *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
                 *           "prompt_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e"
                 *         },
                 *         {
                 *           "type": "purchase",
                 *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
                 *           "prompt_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateEvents"];
            };
        };
        responses: {
            /** @description The events are taken */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 2
                     *     }
                     */
                    "application/json": components["schemas"]["AcceptedEvents"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCompatibleHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process lives */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "healthy"
                     *     }
                     */
                    "application/json": components["schemas"]["CompatibleHealth"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImages: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
                /** @description Only items of this category, by its name */
                category?: string;
                /** @description Only items of this style */
                style?: string;
                /** @description Only items of this age group */
                age_group?: string;
                /** @description Only what is in stock, or only what is not */
                in_stock?: boolean | string;
                /** @description Only items that can be found by their photo (`embedded`), will be (`pending`), or cannot (`failed`) */
                embedding_status?: "pending" | "embedded" | "failed";
                /** @description Only the item of this id of the shop's own */
                external_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of items */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "external_id": "dress-17",
                     *           "name": "Red linen dress",
                     *           "description": "A light dress of washed linen.",
                     *           "category": "dresses",
                     *           "style": "casual",
                     *           "age_group": "adult",
                     *           "price": 49.9,
                     *           "currency": "EUR",
                     *           "url": "https://shop.example/dress-17",
                     *           "in_stock": true,
                     *           "variant_group": "linen-dress",
                     *           "attributes": {
                     *             "material": "linen",
                     *             "sleeve": "short"
                     *           },
                     *           "photo_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/photo?of=a&v=b&sig=c",
                     *           "preview_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/preview?of=a&v=b&sig=c",
                     *           "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/thumbnail?of=a&v=b&sig=c",
                     *           "width": 768,
                     *           "height": 1024,
                     *           "embedding_status": "embedded",
                     *           "embedding_error": null,
                     *           "embedded_at": "2026-11-20T12:00:00.000Z",
                     *           "try_on": {
                     *             "possible": true,
                     *             "reason": null
                     *           },
                     *           "created_at": "2026-11-20T12:00:00.000Z",
                     *           "updated_at": "2026-11-20T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ImagePage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createImage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value of your own, such as a UUID. The same request sent again with it within 24 hours has no second effect: the first answer is given again, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Red linen dress",
                 *       "external_id": "dress-17",
                 *       "description": "A light dress of washed linen.",
                 *       "category": "dresses",
                 *       "style": "casual",
                 *       "age_group": "adult",
                 *       "price": 49.9,
                 *       "currency": "EUR",
                 *       "url": "https://shop.example/dress-17",
                 *       "in_stock": true,
                 *       "variant_group": "linen-dress",
                 *       "attributes": {
                 *         "material": "linen",
                 *         "sleeve": "short"
                 *       }
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    photo: Blob;
                    /**
                     * @description What shoppers read; it is searched too
                     * @example Red linen dress
                     */
                    name: string;
                    /**
                     * @description The shop's own id. The same again updates the item.
                     * @example dress-17
                     */
                    external_id?: string;
                    /**
                     * @description Searched too; its words count less than those of the name
                     * @example A light dress of washed linen.
                     */
                    description?: string;
                    /**
                     * @description By its name; it comes into being with the first item that names it. It helps to tell whether the item can be tried on
                     * @example dresses
                     */
                    category?: string;
                    /**
                     * @description By its name, as the category
                     * @example casual
                     */
                    style?: string;
                    /**
                     * @description By its name, as the category
                     * @example adult
                     */
                    age_group?: string;
                    /**
                     * @description A number with at most two decimals; filters compare it without its currency
                     * @example 49.9
                     */
                    price?: number | string;
                    /**
                     * @description Of the price: an ISO 4217 code
                     * @example EUR
                     */
                    currency?: string;
                    /**
                     * @description The item's page in the shop, which the elements lead to
                     * @example https://shop.example/dress-17
                     */
                    url?: string;
                    /**
                     * @description What is not in stock is not recommended. true unless given
                     * @example true
                     */
                    in_stock?: boolean | string;
                    /**
                     * @description The same for every colour or cut of one product: recommendations show the best of them alone
                     * @example linen-dress
                     */
                    variant_group?: string;
                    /**
                     * @description What else there is to say of it: up to 20 names with a text, a number, true or false. As JSON in a form. Searched and filtered by
                     * @example {
                     *       "material": "linen",
                     *       "sleeve": "short"
                     *     }
                     */
                    attributes?: {
                        [key: string]: string | number | boolean;
                    } | string;
                };
            };
        };
        responses: {
            /** @description The item of this external_id, updated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "external_id": "dress-17",
                     *       "name": "Red linen dress",
                     *       "description": "A light dress of washed linen.",
                     *       "category": "dresses",
                     *       "style": "casual",
                     *       "age_group": "adult",
                     *       "price": 49.9,
                     *       "currency": "EUR",
                     *       "url": "https://shop.example/dress-17",
                     *       "in_stock": true,
                     *       "variant_group": "linen-dress",
                     *       "attributes": {
                     *         "material": "linen",
                     *         "sleeve": "short"
                     *       },
                     *       "photo_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/photo?of=a&v=b&sig=c",
                     *       "preview_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/preview?of=a&v=b&sig=c",
                     *       "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/thumbnail?of=a&v=b&sig=c",
                     *       "width": 768,
                     *       "height": 1024,
                     *       "embedding_status": "embedded",
                     *       "embedding_error": null,
                     *       "embedded_at": "2026-11-20T12:00:00.000Z",
                     *       "try_on": {
                     *         "possible": true,
                     *         "reason": null
                     *       },
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "updated_at": "2026-11-20T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Image"];
                };
            };
            /** @description The new item */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "external_id": "dress-17",
                     *       "name": "Red linen dress",
                     *       "description": "A light dress of washed linen.",
                     *       "category": "dresses",
                     *       "style": "casual",
                     *       "age_group": "adult",
                     *       "price": 49.9,
                     *       "currency": "EUR",
                     *       "url": "https://shop.example/dress-17",
                     *       "in_stock": true,
                     *       "variant_group": "linen-dress",
                     *       "attributes": {
                     *         "material": "linen",
                     *         "sleeve": "short"
                     *       },
                     *       "photo_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/photo?of=a&v=b&sig=c",
                     *       "preview_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/preview?of=a&v=b&sig=c",
                     *       "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/thumbnail?of=a&v=b&sig=c",
                     *       "width": 768,
                     *       "height": 1024,
                     *       "embedding_status": "embedded",
                     *       "embedding_error": null,
                     *       "embedded_at": "2026-11-20T12:00:00.000Z",
                     *       "try_on": {
                     *         "possible": true,
                     *         "reason": null
                     *       },
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "updated_at": "2026-11-20T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Image"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is well formed, but what it carries cannot be used. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fmfUploadImage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Red linen dress",
                 *       "Category": "dress",
                 *       "category": "dress",
                 *       "Styles": "dress",
                 *       "style": "dress",
                 *       "AgeGroup": "dress",
                 *       "age_group": "dress",
                 *       "api_key": "vt_sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    photo: Blob;
                    /** @example Red linen dress */
                    name: string;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    Category?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    category?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    Styles?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    style?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    AgeGroup?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    age_group?: string | number;
                    /** @example vt_sk_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx */
                    api_key?: string;
                };
            };
        };
        responses: {
            /** @description The new image */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ImageID": 12,
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Red linen dress",
                     *       "Photo": "https://vitrine.example/api/images/0199f1c2/photo?of=a&v=b&sig=c",
                     *       "Processor_embedded": true,
                     *       "Category": {
                     *         "CategoryId": 12,
                     *         "name": "dress",
                     *         "description": null
                     *       },
                     *       "Styles": {
                     *         "StyleId": 12,
                     *         "name": "dress",
                     *         "description": null
                     *       },
                     *       "AgeGroup": {
                     *         "AgeGroupId": 12,
                     *         "name": "dress",
                     *         "description": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FitMatchFinderImage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is well formed, but what it carries cannot be used. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportImages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line an item */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {"name":"Red dress","price":49.9,"photo_url":"https://shop.example/red.jpg"} */
                    "application/x-ndjson": Blob;
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importImages: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value of your own, such as a UUID. The same request sent again with it within 24 hours has no second effect: the first answer is given again, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example name,price,photo_url
                 *     Red dress,49.90,https://shop.example/red.jpg
                 */
                "text/csv": Blob;
                /** @example {"name":"Red dress","price":49.9,"photo_url":"https://shop.example/red.jpg"} */
                "application/x-ndjson": Blob;
                "application/zip": Blob;
            };
        };
        responses: {
            /** @description The import, queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "status": "completed",
                     *       "format": "csv",
                     *       "total_rows": 120,
                     *       "done_rows": 120,
                     *       "created": 118,
                     *       "updated": 0,
                     *       "failed": 2,
                     *       "error": null,
                     *       "errors_url": "/api/images/imports/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/errors",
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "finished_at": "2026-11-20T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ImageImport"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of imports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "status": "completed",
                     *           "format": "csv",
                     *           "total_rows": 120,
                     *           "done_rows": 120,
                     *           "created": 118,
                     *           "updated": 0,
                     *           "failed": 2,
                     *           "error": null,
                     *           "errors_url": "/api/images/imports/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/errors",
                     *           "created_at": "2026-11-20T12:00:00.000Z",
                     *           "finished_at": "2026-11-20T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ImageImportPage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "status": "completed",
                     *       "format": "csv",
                     *       "total_rows": 120,
                     *       "done_rows": 120,
                     *       "created": 118,
                     *       "updated": 0,
                     *       "failed": 2,
                     *       "error": null,
                     *       "errors_url": "/api/images/imports/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/errors",
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "finished_at": "2026-11-20T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ImageImport"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImportErrors: {
        parameters: {
            query?: {
                /** @description How the report is written */
                format?: "ndjson" | "csv";
            };
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One line a row */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {"row":7,"external_id":"d-7","code":"PHOTO_NOT_IN_ZIP","message":"The zip has no file of this name."} */
                    "application/x-ndjson": Blob;
                    /**
                     * @example row,external_id,code,message
                     *     7,d-7,PHOTO_NOT_IN_ZIP,The zip has no file of this name.
                     */
                    "text/csv": Blob;
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImageVectors: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of items */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "image_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "name": "Red linen dress",
                     *           "category": "dresses",
                     *           "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/thumbnail?of=a&v=b&sig=c",
                     *           "vector": "AX/+gA=="
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ImageVectorPage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "external_id": "dress-17",
                     *       "name": "Red linen dress",
                     *       "description": "A light dress of washed linen.",
                     *       "category": "dresses",
                     *       "style": "casual",
                     *       "age_group": "adult",
                     *       "price": 49.9,
                     *       "currency": "EUR",
                     *       "url": "https://shop.example/dress-17",
                     *       "in_stock": true,
                     *       "variant_group": "linen-dress",
                     *       "attributes": {
                     *         "material": "linen",
                     *         "sleeve": "short"
                     *       },
                     *       "photo_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/photo?of=a&v=b&sig=c",
                     *       "preview_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/preview?of=a&v=b&sig=c",
                     *       "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/thumbnail?of=a&v=b&sig=c",
                     *       "width": 768,
                     *       "height": 1024,
                     *       "embedding_status": "embedded",
                     *       "embedding_error": null,
                     *       "embedded_at": "2026-11-20T12:00:00.000Z",
                     *       "try_on": {
                     *         "possible": true,
                     *         "reason": null
                     *       },
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "updated_at": "2026-11-20T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Image"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Red linen dress",
                 *       "external_id": "dress-17",
                 *       "description": "A light dress of washed linen.",
                 *       "category": "dresses",
                 *       "style": "casual",
                 *       "age_group": "adult",
                 *       "price": 49.9,
                 *       "currency": "EUR",
                 *       "url": "https://shop.example/dress-17",
                 *       "in_stock": true,
                 *       "variant_group": "linen-dress",
                 *       "attributes": {
                 *         "material": "linen",
                 *         "sleeve": "short"
                 *       }
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    photo?: Blob;
                    /**
                     * @description What shoppers read; it is searched too
                     * @example Red linen dress
                     */
                    name: string;
                    /**
                     * @description The shop's own id. The same again updates the item.
                     * @example dress-17
                     */
                    external_id?: string;
                    /**
                     * @description Searched too; its words count less than those of the name
                     * @example A light dress of washed linen.
                     */
                    description?: string;
                    /**
                     * @description By its name; it comes into being with the first item that names it. It helps to tell whether the item can be tried on
                     * @example dresses
                     */
                    category?: string;
                    /**
                     * @description By its name, as the category
                     * @example casual
                     */
                    style?: string;
                    /**
                     * @description By its name, as the category
                     * @example adult
                     */
                    age_group?: string;
                    /**
                     * @description A number with at most two decimals; filters compare it without its currency
                     * @example 49.9
                     */
                    price?: number | string;
                    /**
                     * @description Of the price: an ISO 4217 code
                     * @example EUR
                     */
                    currency?: string;
                    /**
                     * @description The item's page in the shop, which the elements lead to
                     * @example https://shop.example/dress-17
                     */
                    url?: string;
                    /**
                     * @description What is not in stock is not recommended. true unless given
                     * @example true
                     */
                    in_stock?: boolean | string;
                    /**
                     * @description The same for every colour or cut of one product: recommendations show the best of them alone
                     * @example linen-dress
                     */
                    variant_group?: string;
                    /**
                     * @description What else there is to say of it: up to 20 names with a text, a number, true or false. As JSON in a form. Searched and filtered by
                     * @example {
                     *       "material": "linen",
                     *       "sleeve": "short"
                     *     }
                     */
                    attributes?: {
                        [key: string]: string | number | boolean;
                    } | string;
                };
                /**
                 * @example {
                 *       "name": "Red linen dress",
                 *       "external_id": "dress-17",
                 *       "description": "A light dress of washed linen.",
                 *       "category": "dresses",
                 *       "style": "casual",
                 *       "age_group": "adult",
                 *       "price": 49.9,
                 *       "currency": "EUR",
                 *       "url": "https://shop.example/dress-17",
                 *       "in_stock": true,
                 *       "variant_group": "linen-dress",
                 *       "attributes": {
                 *         "material": "linen",
                 *         "sleeve": "short"
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What shoppers read; it is searched too
                     * @example Red linen dress
                     */
                    name: string;
                    /**
                     * @description The shop's own id. The same again updates the item.
                     * @example dress-17
                     */
                    external_id?: string;
                    /**
                     * @description Searched too; its words count less than those of the name
                     * @example A light dress of washed linen.
                     */
                    description?: string;
                    /**
                     * @description By its name; it comes into being with the first item that names it. It helps to tell whether the item can be tried on
                     * @example dresses
                     */
                    category?: string;
                    /**
                     * @description By its name, as the category
                     * @example casual
                     */
                    style?: string;
                    /**
                     * @description By its name, as the category
                     * @example adult
                     */
                    age_group?: string;
                    /**
                     * @description A number with at most two decimals; filters compare it without its currency
                     * @example 49.9
                     */
                    price?: number | string;
                    /**
                     * @description Of the price: an ISO 4217 code
                     * @example EUR
                     */
                    currency?: string;
                    /**
                     * Format: uri
                     * @description The item's page in the shop, which the elements lead to
                     * @example https://shop.example/dress-17
                     */
                    url?: string;
                    /**
                     * @description What is not in stock is not recommended. true unless given
                     * @example true
                     */
                    in_stock?: boolean | string;
                    /**
                     * @description The same for every colour or cut of one product: recommendations show the best of them alone
                     * @example linen-dress
                     */
                    variant_group?: string;
                    /**
                     * @description What else there is to say of it: up to 20 names with a text, a number, true or false. As JSON in a form. Searched and filtered by
                     * @example {
                     *       "material": "linen",
                     *       "sleeve": "short"
                     *     }
                     */
                    attributes?: {
                        [key: string]: string | number | boolean;
                    } | string;
                };
            };
        };
        responses: {
            /** @description The item as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "external_id": "dress-17",
                     *       "name": "Red linen dress",
                     *       "description": "A light dress of washed linen.",
                     *       "category": "dresses",
                     *       "style": "casual",
                     *       "age_group": "adult",
                     *       "price": 49.9,
                     *       "currency": "EUR",
                     *       "url": "https://shop.example/dress-17",
                     *       "in_stock": true,
                     *       "variant_group": "linen-dress",
                     *       "attributes": {
                     *         "material": "linen",
                     *         "sleeve": "short"
                     *       },
                     *       "photo_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/photo?of=a&v=b&sig=c",
                     *       "preview_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/preview?of=a&v=b&sig=c",
                     *       "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/thumbnail?of=a&v=b&sig=c",
                     *       "width": 768,
                     *       "height": 1024,
                     *       "embedding_status": "embedded",
                     *       "embedding_error": null,
                     *       "embedded_at": "2026-11-20T12:00:00.000Z",
                     *       "try_on": {
                     *         "possible": true,
                     *         "reason": null
                     *       },
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "updated_at": "2026-11-20T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Image"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is well formed, but what it carries cannot be used. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Red linen dress",
                 *       "external_id": "dress-17",
                 *       "description": "A light dress of washed linen.",
                 *       "category": "dresses",
                 *       "style": "casual",
                 *       "age_group": "adult",
                 *       "price": 49.9,
                 *       "currency": "EUR",
                 *       "url": "https://shop.example/dress-17",
                 *       "in_stock": true,
                 *       "variant_group": "linen-dress",
                 *       "attributes": {
                 *         "material": "linen",
                 *         "sleeve": "short"
                 *       }
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    photo?: Blob;
                    /**
                     * @description What shoppers read; it is searched too
                     * @example Red linen dress
                     */
                    name?: string;
                    /** @example dress-17 */
                    external_id?: string | null;
                    /** @example A light dress of washed linen. */
                    description?: string | null;
                    /** @example dresses */
                    category?: string | null;
                    /** @example casual */
                    style?: string | null;
                    /** @example adult */
                    age_group?: string | null;
                    /** @example 49.9 */
                    price?: (number | string) | null | string;
                    /** @example EUR */
                    currency?: string | null;
                    /** @example https://shop.example/dress-17 */
                    url?: (string) | null | string;
                    /**
                     * @description What is not in stock is not recommended. true unless given
                     * @example true
                     */
                    in_stock?: boolean | string;
                    /** @example linen-dress */
                    variant_group?: string | null;
                    /**
                     * @description What else there is to say of it: up to 20 names with a text, a number, true or false. As JSON in a form. Searched and filtered by
                     * @example {
                     *       "material": "linen",
                     *       "sleeve": "short"
                     *     }
                     */
                    attributes?: {
                        [key: string]: string | number | boolean;
                    } | string;
                };
                /**
                 * @example {
                 *       "name": "Red linen dress",
                 *       "external_id": "dress-17",
                 *       "description": "A light dress of washed linen.",
                 *       "category": "dresses",
                 *       "style": "casual",
                 *       "age_group": "adult",
                 *       "price": 49.9,
                 *       "currency": "EUR",
                 *       "url": "https://shop.example/dress-17",
                 *       "in_stock": true,
                 *       "variant_group": "linen-dress",
                 *       "attributes": {
                 *         "material": "linen",
                 *         "sleeve": "short"
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * @description What shoppers read; it is searched too
                     * @example Red linen dress
                     */
                    name?: string;
                    /** @example dress-17 */
                    external_id?: string | null;
                    /** @example A light dress of washed linen. */
                    description?: string | null;
                    /** @example dresses */
                    category?: string | null;
                    /** @example casual */
                    style?: string | null;
                    /** @example adult */
                    age_group?: string | null;
                    /** @example 49.9 */
                    price?: (number | string) | null;
                    /** @example EUR */
                    currency?: string | null;
                    /** @example https://shop.example/dress-17 */
                    url?: string | null;
                    /**
                     * @description What is not in stock is not recommended. true unless given
                     * @example true
                     */
                    in_stock?: boolean | string;
                    /** @example linen-dress */
                    variant_group?: string | null;
                    /**
                     * @description What else there is to say of it: up to 20 names with a text, a number, true or false. As JSON in a form. Searched and filtered by
                     * @example {
                     *       "material": "linen",
                     *       "sleeve": "short"
                     *     }
                     */
                    attributes?: {
                        [key: string]: string | number | boolean;
                    } | string;
                };
            };
        };
        responses: {
            /** @description The item as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "external_id": "dress-17",
                     *       "name": "Red linen dress",
                     *       "description": "A light dress of washed linen.",
                     *       "category": "dresses",
                     *       "style": "casual",
                     *       "age_group": "adult",
                     *       "price": 49.9,
                     *       "currency": "EUR",
                     *       "url": "https://shop.example/dress-17",
                     *       "in_stock": true,
                     *       "variant_group": "linen-dress",
                     *       "attributes": {
                     *         "material": "linen",
                     *         "sleeve": "short"
                     *       },
                     *       "photo_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/photo?of=a&v=b&sig=c",
                     *       "preview_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/preview?of=a&v=b&sig=c",
                     *       "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e/thumbnail?of=a&v=b&sig=c",
                     *       "width": 768,
                     *       "height": 1024,
                     *       "embedding_status": "embedded",
                     *       "embedding_error": null,
                     *       "embedded_at": "2026-11-20T12:00:00.000Z",
                     *       "try_on": {
                     *         "possible": true,
                     *         "reason": null
                     *       },
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "updated_at": "2026-11-20T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Image"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is well formed, but what it carries cannot be used. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeLook: {
        parameters: {
            query?: {
                /** @description How many items, 1 to 100 */
                num_results?: number;
            };
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What goes with the item */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "prompt_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "model": "vitrine-mini@1.0.0",
                     *       "results": [
                     *         {
                     *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
                     *           "external_id": "dress-17",
                     *           "name": "Red linen dress",
                     *           "score": 0.91,
                     *           "category": "dresses",
                     *           "style": "casual",
                     *           "age_group": "adult",
                     *           "price": 49.9,
                     *           "currency": "EUR",
                     *           "url": "https://shop.example/dress-17",
                     *           "in_stock": true,
                     *           "variant_group": "linen-dress",
                     *           "photo_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/photo?of=a&v=b&sig=c",
                     *           "preview_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/preview?of=a&v=b&sig=c",
                     *           "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/thumbnail?of=a&v=b&sig=c"
                     *         }
                     *       ],
                     *       "fallback_used": null,
                     *       "next_cursor": null,
                     *       "understood": {
                     *         "classes": [
                     *           {
                     *             "name": "dress",
                     *             "share": 1
                     *           }
                     *         ],
                     *         "colours": [
                     *           "red"
                     *         ],
                     *         "not": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Recommendations"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPhoto: {
        parameters: {
            query?: {
                /** @description Whose photo it is */
                of?: string;
                /** @description Which version of the photo */
                v?: string;
                /** @description Signature over the two and the path */
                sig?: string;
            };
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": Blob;
                };
            };
            /** @description The copy that the ETag names is still right */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPreview: {
        parameters: {
            query?: {
                /** @description Whose photo it is */
                of?: string;
                /** @description Which version of the photo */
                v?: string;
                /** @description Signature over the two and the path */
                sig?: string;
            };
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": Blob;
                };
            };
            /** @description The copy that the ETag names is still right */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    similarImages: {
        parameters: {
            query?: {
                /** @description How many items, 1 to 100 */
                num_results?: number;
                /** @description Leaves out what scores less. Without it nothing is cut, and the model's own floor says whether anything fits */
                min_score?: number;
                /** @description When nothing scores enough: `closest` gives the nearest items all the same, `popular` what shoppers of this shop liked lately, `none` nothing. `fallback_used` says that it came to that */
                fallback?: "none" | "popular" | "closest";
                /** @description Less of: what shows any of these falls back. "not floral" in the prompt does the same */
                exclude?: string | string[];
                /** @description 0: by score alone. Above: each next item should also differ from those before it */
                diversity?: number;
                /** @description Of the items of one `variant_group`, the best alone */
                collapse_variants?: boolean | string;
                /** @description `next_cursor` of the page before; everything else as it was then */
                cursor?: string;
                /** @description One of these categories, by their names */
                category?: string | string[];
                /** @description One of these styles */
                style?: string | string[];
                /** @description One of these age groups */
                age_group?: string | string[];
                /** @description Only variants of these groups */
                variant_group?: string | string[];
                /** @description Only what costs at least this; an item without a price does not */
                price_min?: number;
                /** @description Only what costs at most this; an item without a price does not */
                price_max?: number;
                /** @description Only what is in stock is recommended, unless this is false: then only what is not. */
                in_stock?: boolean | string;
                /** @description By the shop's own attributes, each with `any_of`, `none_of`, `min` or `max`; all must be met. As JSON */
                attributes?: string | {
                    [key: string]: {
                        /** @description One of these values, of the type that was stored */
                        any_of?: (string | number | boolean) | (string | number | boolean)[];
                        /** @description None of these values */
                        none_of?: (string | number | boolean) | (string | number | boolean)[];
                        /** @description A number of at least this */
                        min?: number;
                        /** @description A number of at most this */
                        max?: number;
                    };
                };
            };
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is like the item */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "prompt_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "model": "vitrine-mini@1.0.0",
                     *       "results": [
                     *         {
                     *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
                     *           "external_id": "dress-17",
                     *           "name": "Red linen dress",
                     *           "score": 0.91,
                     *           "category": "dresses",
                     *           "style": "casual",
                     *           "age_group": "adult",
                     *           "price": 49.9,
                     *           "currency": "EUR",
                     *           "url": "https://shop.example/dress-17",
                     *           "in_stock": true,
                     *           "variant_group": "linen-dress",
                     *           "photo_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/photo?of=a&v=b&sig=c",
                     *           "preview_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/preview?of=a&v=b&sig=c",
                     *           "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/thumbnail?of=a&v=b&sig=c"
                     *         }
                     *       ],
                     *       "fallback_used": null,
                     *       "next_cursor": null,
                     *       "understood": {
                     *         "classes": [
                     *           {
                     *             "name": "dress",
                     *             "share": 1
                     *           }
                     *         ],
                     *         "colours": [
                     *           "red"
                     *         ],
                     *         "not": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Recommendations"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getThumbnail: {
        parameters: {
            query?: {
                /** @description Whose photo it is */
                of?: string;
                /** @description Which version of the photo */
                v?: string;
                /** @description Signature over the two and the path */
                sig?: string;
            };
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": Blob;
                };
            };
            /** @description The copy that the ETag names is still right */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findItem: {
        parameters: {
            query: {
                /** @description The shop's own id of the item */
                external_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
                     *       "external_id": "dress-17",
                     *       "name": "Red linen dress",
                     *       "category": "dress",
                     *       "style": "casual",
                     *       "age_group": "adult",
                     *       "price": 49.9,
                     *       "currency": "EUR",
                     *       "url": "https://shop.example/dress-17",
                     *       "in_stock": true,
                     *       "variant_group": "linen-dress",
                     *       "photo_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/photo?of=a&v=b&sig=c",
                     *       "preview_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/preview?of=a&v=b&sig=c",
                     *       "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/thumbnail?of=a&v=b&sig=c",
                     *       "try_on": {
                     *         "possible": true,
                     *         "reason": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FoundItem"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
                     *       "external_id": "dress-17",
                     *       "name": "Red linen dress",
                     *       "category": "dress",
                     *       "style": "casual",
                     *       "age_group": "adult",
                     *       "price": 49.9,
                     *       "currency": "EUR",
                     *       "url": "https://shop.example/dress-17",
                     *       "in_stock": true,
                     *       "variant_group": "linen-dress",
                     *       "photo_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/photo?of=a&v=b&sig=c",
                     *       "preview_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/preview?of=a&v=b&sig=c",
                     *       "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/thumbnail?of=a&v=b&sig=c",
                     *       "try_on": {
                     *         "possible": true,
                     *         "reason": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FoundItem"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPrompt: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value of your own, such as a UUID. The same request sent again with it within 24 hours has no second effect: the first answer is given again, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "prompt": "a light summer dress, not floral",
                 *       "num_results": 10,
                 *       "filters": {
                 *         "category": [
                 *           "dresses"
                 *         ],
                 *         "price_max": 80
                 *       },
                 *       "fallback": "popular",
                 *       "diversity": 0.3
                 *     }
                 */
                "application/json": components["schemas"]["CreatePrompt"];
            };
        };
        responses: {
            /** @description What fits the prompt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "prompt_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "model": "vitrine-mini@1.0.0",
                     *       "results": [
                     *         {
                     *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
                     *           "external_id": "dress-17",
                     *           "name": "Red linen dress",
                     *           "score": 0.91,
                     *           "category": "dresses",
                     *           "style": "casual",
                     *           "age_group": "adult",
                     *           "price": 49.9,
                     *           "currency": "EUR",
                     *           "url": "https://shop.example/dress-17",
                     *           "in_stock": true,
                     *           "variant_group": "linen-dress",
                     *           "photo_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/photo?of=a&v=b&sig=c",
                     *           "preview_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/preview?of=a&v=b&sig=c",
                     *           "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/thumbnail?of=a&v=b&sig=c"
                     *         }
                     *       ],
                     *       "fallback_used": null,
                     *       "next_cursor": null,
                     *       "understood": {
                     *         "classes": [
                     *           {
                     *             "name": "dress",
                     *             "share": 1
                     *           }
                     *         ],
                     *         "colours": [
                     *           "red"
                     *         ],
                     *         "not": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Recommendations"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fmfCreatePrompt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "prompt": "summer dress",
                 *       "num_results": 5
                 *     }
                 */
                "application/json": components["schemas"]["FitMatchFinderPrompt"];
            };
        };
        responses: {
            /** @description Best first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "PromptID": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "prompt": "summer dress",
                     *       "number_recommended_images": -9007199254740991,
                     *       "images": [
                     *         {
                     *           "ImageID": 12,
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "name": "Red linen dress",
                     *           "Photo": "https://vitrine.example/api/images/0199f1c2/photo?of=a&v=b&sig=c",
                     *           "Processor_embedded": true,
                     *           "Category": {
                     *             "CategoryId": 12,
                     *             "name": "dress",
                     *             "description": null
                     *           },
                     *           "Styles": {
                     *             "StyleId": 12,
                     *             "name": "dress",
                     *             "description": null
                     *           },
                     *           "AgeGroup": {
                     *             "AgeGroupId": 12,
                     *             "name": "dress",
                     *             "description": null
                     *           },
                     *           "score": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FitMatchFinderRecommendations"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recommend: {
        parameters: {
            query: {
                /** @description What a shopper looks for, in any of nine languages */
                prompt: string;
                /** @description How many items, 1 to 100 */
                num_results?: number;
                /** @description Leaves out what scores less. Without it nothing is cut, and the model's own floor says whether anything fits */
                min_score?: number;
                /** @description When nothing scores enough: `closest` gives the nearest items all the same, `popular` what shoppers of this shop liked lately, `none` nothing. `fallback_used` says that it came to that */
                fallback?: "none" | "popular" | "closest";
                /** @description Less of: what shows any of these falls back. "not floral" in the prompt does the same */
                exclude?: string | string[];
                /** @description 0: by score alone. Above: each next item should also differ from those before it */
                diversity?: number;
                /** @description Of the items of one `variant_group`, the best alone */
                collapse_variants?: boolean | string;
                /** @description `next_cursor` of the page before; everything else as it was then */
                cursor?: string;
                /** @description How much name, category, style, attributes, description and `external_id` count beside the photo: 0 not at all, 1 alone. Unless given, as the installation is configured */
                text_weight?: number;
                /** @description One of these categories, by their names */
                category?: string | string[];
                /** @description One of these styles */
                style?: string | string[];
                /** @description One of these age groups */
                age_group?: string | string[];
                /** @description Only variants of these groups */
                variant_group?: string | string[];
                /** @description Only what costs at least this; an item without a price does not */
                price_min?: number;
                /** @description Only what costs at most this; an item without a price does not */
                price_max?: number;
                /** @description Only what is in stock is recommended, unless this is false: then only what is not. */
                in_stock?: boolean | string;
                /** @description By the shop's own attributes, each with `any_of`, `none_of`, `min` or `max`; all must be met. As JSON */
                attributes?: string | {
                    [key: string]: {
                        /** @description One of these values, of the type that was stored */
                        any_of?: (string | number | boolean) | (string | number | boolean)[];
                        /** @description None of these values */
                        none_of?: (string | number | boolean) | (string | number | boolean)[];
                        /** @description A number of at least this */
                        min?: number;
                        /** @description A number of at most this */
                        max?: number;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What fits the prompt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "prompt_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "model": "vitrine-mini@1.0.0",
                     *       "results": [
                     *         {
                     *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
                     *           "external_id": "dress-17",
                     *           "name": "Red linen dress",
                     *           "score": 0.91,
                     *           "category": "dresses",
                     *           "style": "casual",
                     *           "age_group": "adult",
                     *           "price": 49.9,
                     *           "currency": "EUR",
                     *           "url": "https://shop.example/dress-17",
                     *           "in_stock": true,
                     *           "variant_group": "linen-dress",
                     *           "photo_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/photo?of=a&v=b&sig=c",
                     *           "preview_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/preview?of=a&v=b&sig=c",
                     *           "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/thumbnail?of=a&v=b&sig=c"
                     *         }
                     *       ],
                     *       "fallback_used": null,
                     *       "next_cursor": null,
                     *       "understood": {
                     *         "classes": [
                     *           {
                     *             "name": "dress",
                     *             "share": 1
                     *           }
                     *         ],
                     *         "colours": [
                     *           "red"
                     *         ],
                     *         "not": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Recommendations"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fmfRecommend: {
        parameters: {
            query?: {
                prompt?: string;
                num_results?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "prompt": "summer dress",
                 *       "num_results": 5
                 *     }
                 */
                "application/json": {
                    /** @example summer dress */
                    prompt?: string;
                    /**
                     * @default 5
                     * @example 5
                     */
                    num_results?: number | string;
                };
            };
        };
        responses: {
            /** @description Best first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "PromptID": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "prompt": "summer dress",
                     *       "number_recommended_images": -9007199254740991,
                     *       "images": [
                     *         {
                     *           "ImageID": 12,
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "name": "Red linen dress",
                     *           "Photo": "https://vitrine.example/api/images/0199f1c2/photo?of=a&v=b&sig=c",
                     *           "Processor_embedded": true,
                     *           "Category": {
                     *             "CategoryId": 12,
                     *             "name": "dress",
                     *             "description": null
                     *           },
                     *           "Styles": {
                     *             "StyleId": 12,
                     *             "name": "dress",
                     *             "description": null
                     *           },
                     *           "AgeGroup": {
                     *             "AgeGroupId": 12,
                     *             "name": "dress",
                     *             "description": null
                     *           },
                     *           "score": 0
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FitMatchFinderRecommendations"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recommendByPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "prompt": "a red summer dress",
                 *       "photo_weight": 0.5,
                 *       "num_results": 10,
                 *       "min_score": 0,
                 *       "fallback": "closest",
                 *       "exclude": [
                 *         "leather"
                 *       ],
                 *       "diversity": 0,
                 *       "collapse_variants": true,
                 *       "category": "dresses",
                 *       "style": "casual",
                 *       "age_group": "adult",
                 *       "variant_group": "linen-dress",
                 *       "price_min": 0,
                 *       "price_max": 0,
                 *       "in_stock": true,
                 *       "attributes": "{\"material\":{\"any_of\":[\"linen\"]}}"
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    photo: Blob;
                    /**
                     * @description Words beside the photo: "the same in green"
                     * @example a red summer dress
                     */
                    prompt?: string;
                    /**
                     * @description With a prompt: how much the photo counts; the prompt counts for the rest
                     * @default 0.5
                     * @example 0.5
                     */
                    photo_weight?: number | string;
                    /**
                     * @description How many items, 1 to 100
                     * @default 10
                     * @example 10
                     */
                    num_results?: number | string;
                    /**
                     * @description Leaves out what scores less. Without it nothing is cut, and the model's own floor says whether anything fits
                     * @example 0
                     */
                    min_score?: number | string;
                    /**
                     * @description When nothing scores enough: `closest` gives the nearest items all the same, `popular` what shoppers of this shop liked lately, `none` nothing. `fallback_used` says that it came to that
                     * @default closest
                     * @example closest
                     * @enum {string}
                     */
                    fallback?: "none" | "popular" | "closest" | "";
                    /**
                     * @description Less of: what shows any of these falls back. "not floral" in the prompt does the same
                     * @example [
                     *       "leather"
                     *     ]
                     */
                    exclude?: string | string[];
                    /**
                     * @description 0: by score alone. Above: each next item should also differ from those before it
                     * @default 0
                     * @example 0
                     */
                    diversity?: number | string;
                    /**
                     * @description Of the items of one `variant_group`, the best alone
                     * @default true
                     * @example true
                     */
                    collapse_variants?: boolean | string;
                    /**
                     * @description `next_cursor` of the page before; everything else as it was then
                     * @example
                     */
                    cursor?: string;
                    /**
                     * @description One of these categories, by their names
                     * @example dresses
                     */
                    category?: string | string[];
                    /**
                     * @description One of these styles
                     * @example casual
                     */
                    style?: string | string[];
                    /**
                     * @description One of these age groups
                     * @example adult
                     */
                    age_group?: string | string[];
                    /**
                     * @description Only variants of these groups
                     * @example linen-dress
                     */
                    variant_group?: string | string[];
                    /**
                     * @description Only what costs at least this; an item without a price does not
                     * @example 0
                     */
                    price_min?: number | string;
                    /**
                     * @description Only what costs at most this; an item without a price does not
                     * @example 0
                     */
                    price_max?: number | string;
                    /**
                     * @description Only what is in stock is recommended, unless this is false: then only what is not.
                     * @example true
                     */
                    in_stock?: boolean | string;
                    /**
                     * @description By the shop's own attributes, each with `any_of`, `none_of`, `min` or `max`; all must be met. As JSON
                     * @example {"material":{"any_of":["linen"]}}
                     */
                    attributes?: string | {
                        [key: string]: {
                            /** @description One of these values, of the type that was stored */
                            any_of?: (string | number | boolean) | (string | number | boolean)[];
                            /** @description None of these values */
                            none_of?: (string | number | boolean) | (string | number | boolean)[];
                            /** @description A number of at least this */
                            min?: number;
                            /** @description A number of at most this */
                            max?: number;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description What is like the photo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "prompt_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "model": "vitrine-mini@1.0.0",
                     *       "results": [
                     *         {
                     *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
                     *           "external_id": "dress-17",
                     *           "name": "Red linen dress",
                     *           "score": 0.91,
                     *           "category": "dresses",
                     *           "style": "casual",
                     *           "age_group": "adult",
                     *           "price": 49.9,
                     *           "currency": "EUR",
                     *           "url": "https://shop.example/dress-17",
                     *           "in_stock": true,
                     *           "variant_group": "linen-dress",
                     *           "photo_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/photo?of=a&v=b&sig=c",
                     *           "preview_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/preview?of=a&v=b&sig=c",
                     *           "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/thumbnail?of=a&v=b&sig=c"
                     *         }
                     *       ],
                     *       "fallback_used": null,
                     *       "next_cursor": null,
                     *       "understood": {
                     *         "classes": [
                     *           {
                     *             "name": "dress",
                     *             "share": 1
                     *           }
                     *         ],
                     *         "colours": [
                     *           "red"
                     *         ],
                     *         "not": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Recommendations"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is well formed, but what it carries cannot be used. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recommendPopular: {
        parameters: {
            query?: {
                /** @description How many items, 1 to 100 */
                num_results?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The most popular items */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "prompt_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "model": "vitrine-mini@1.0.0",
                     *       "results": [
                     *         {
                     *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
                     *           "external_id": "dress-17",
                     *           "name": "Red linen dress",
                     *           "score": 0.91,
                     *           "category": "dresses",
                     *           "style": "casual",
                     *           "age_group": "adult",
                     *           "price": 49.9,
                     *           "currency": "EUR",
                     *           "url": "https://shop.example/dress-17",
                     *           "in_stock": true,
                     *           "variant_group": "linen-dress",
                     *           "photo_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/photo?of=a&v=b&sig=c",
                     *           "preview_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/preview?of=a&v=b&sig=c",
                     *           "thumbnail_url": "https://vitrine.example/api/images/0199f1c2-9b00-7c21-8f10-51d0a6f1c003/thumbnail?of=a&v=b&sig=c"
                     *         }
                     *       ],
                     *       "fallback_used": null,
                     *       "next_cursor": null,
                     *       "understood": {
                     *         "classes": [
                     *           {
                     *             "name": "dress",
                     *             "share": 1
                     *           }
                     *         ],
                     *         "colours": [
                     *           "red"
                     *         ],
                     *         "not": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Recommendations"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportRecommendations: {
        parameters: {
            query?: {
                /** @description 30 days before `to` unless given */
                from?: string;
                /** @description Now unless given */
                to?: string;
                /** @description Entries of each list */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "2026-10-21T00:00:00.000Z",
                     *       "to": "2026-11-20T00:00:00.000Z",
                     *       "prompts": 1840,
                     *       "prompts_without_results": 37,
                     *       "similar": 512,
                     *       "photos": 20,
                     *       "looks": 64,
                     *       "views": 9120,
                     *       "clicks": 1204,
                     *       "add_to_carts": 210,
                     *       "purchases": 73,
                     *       "click_through_rate": 0.31,
                     *       "by_day": [
                     *         {
                     *           "day": "2026-10-21",
                     *           "prompts": 61,
                     *           "views": 304,
                     *           "clicks": 40,
                     *           "add_to_carts": 7,
                     *           "purchases": 2
                     *         }
                     *       ],
                     *       "without_results": [
                     *         {
                     *           "prompt": "a lawn mower",
                     *           "count": 4
                     *         }
                     *       ],
                     *       "top_prompts": [
                     *         {
                     *           "prompt": "a red summer dress",
                     *           "count": 92,
                     *           "clicked": 41
                     *         }
                     *       ],
                     *       "top_items": [
                     *         {
                     *           "image_id": "0199f1c2-9b00-7c21-8f10-51d0a6f1c003",
                     *           "external_id": "dress-17",
                     *           "name": "Red linen dress",
                     *           "views": 310,
                     *           "clicks": 88,
                     *           "add_to_carts": 19,
                     *           "purchases": 6
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecommendationReport"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJpegResultFile: {
        parameters: {
            query?: {
                /** @description Which of several results */
                n?: number;
                /** @description Whose result it is */
                of?: string;
                /** @description Until when the URL works, seconds since 1970 */
                exp?: string;
                /** @description Signature over the rest, `format` aside */
                sig?: string;
            };
            header?: never;
            path: {
                filename: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": Blob;
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStyles: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *           "name": "Summer dresses",
                     *           "description": "Light dresses for warm days",
                     *           "image_count": 42
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createStyle: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Summer dresses",
                 *       "description": "Light dresses for warm days"
                 *     }
                 */
                "application/json": components["schemas"]["CreateGroup"];
            };
        };
        responses: {
            /** @description The one of this name, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The new one */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStyle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteStyle: {
        parameters: {
            query?: {
                /** @description true: items that are in it lose it. Otherwise it is not deleted while there are any */
                detach?: string;
            };
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateStyle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its `id`, as a listing or the answer that made it gives it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Light dresses for warm days"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateGroup"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Summer dresses",
                     *       "description": "Light dresses for warm days",
                     *       "image_count": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggest: {
        parameters: {
            query: {
                /** @description What was typed so far */
                q: string;
                /** @description How many at most, 1 to 20 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What may be meant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "suggestions": [
                     *         {
                     *           "text": "Dresses",
                     *           "kind": "category"
                     *         },
                     *         {
                     *           "text": "red dress for a wedding",
                     *           "kind": "prompt"
                     *         },
                     *         {
                     *           "text": "Red linen dress",
                     *           "kind": "name"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTryOns: {
        parameters: {
            query?: {
                /** @description Items per page, 1 to 100 */
                limit?: number;
                /** @description `next_cursor` of the page before */
                cursor?: string;
                /** @description Only jobs of this status */
                status?: "pending" | "processing" | "completed" | "failed";
                /** @description A secret that the shopper's browser made up (a UUID will do). With a publishable token it is needed to list the jobs that were sent with it. */
                session?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "job_id": "c3e8a4b1-5d2f-4c60-9a0e-2b7d1f6c8e34",
                     *           "status": "processing",
                     *           "step": "inpainting",
                     *           "progress": 55,
                     *           "mode": "draft",
                     *           "created_at": "2026-11-20T12:00:00.000Z",
                     *           "completed_at": null,
                     *           "expires_at": "2026-11-23T12:00:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["TryOnPage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTryOn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value of your own, such as a UUID. The same request sent again with it within 24 hours has no second effect: the first answer is given again, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "image_id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                 *       "garment_type": "auto",
                 *       "mode": "draft",
                 *       "preserve_face": true,
                 *       "preserve_background": true,
                 *       "realism_level": 3,
                 *       "max_retries": 2,
                 *       "seed": 0,
                 *       "num_results": 1,
                 *       "session": "5f0c1c1e-94a6-4b37-9f3c-1f5b7d1e2a90",
                 *       "consent": "photo-consent-2"
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description Photo of the person, full or half body. JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    person_image: Blob;
                    /**
                     * Format: binary
                     * @description Photo of the garment; repeat it for up to three of different kinds. JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    clothing_image?: Blob;
                    /**
                     * @description Items of the catalogue, instead of clothing_image. Repeat the field for up to three.
                     * @example 0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e
                     */
                    image_id?: (string) | string[] | string;
                    /**
                     * @description What the garment is; one for each garment, in their order. Without it, the photo is looked at.
                     * @example auto
                     */
                    garment_type?: ("auto" | "top" | "bottom" | "dress" | "outer" | "") | ("auto" | "top" | "bottom" | "dress" | "outer")[];
                    /**
                     * @description `draft` composites, `final` renders. Without it, the best that this installation has.
                     * @example draft
                     * @enum {string}
                     */
                    mode?: "draft" | "final" | "";
                    /**
                     * @description Of `final`: the face stays as in the photo, to the pixel
                     * @default true
                     * @example true
                     */
                    preserve_face?: boolean | string;
                    /**
                     * @description Of `final`: all that is not the person stays as in the photo
                     * @default true
                     * @example true
                     */
                    preserve_background?: boolean | string;
                    /**
                     * @description How much of the old light and folds is laid over the new garment
                     * @default 3
                     * @example 3
                     */
                    realism_level?: number | string;
                    /**
                     * @description Further attempts when a result is not good enough
                     * @default 2
                     * @example 2
                     */
                    max_retries?: number | string;
                    /**
                     * @description Of `final`: another one gives another picture of the same request. The first picture of a `draft` is the same for each
                     * @default 0
                     * @example 0
                     */
                    seed?: number | string;
                    /**
                     * @description How many pictures, 1 to 4. Those of a `draft` differ by some percent of width and length, and not where the garment is worn in its photo
                     * @default 1
                     * @example 1
                     */
                    num_results?: number | string;
                    /**
                     * @description A secret that the shopper's browser made up (a UUID will do). With a publishable token it is needed to list the jobs that were sent with it.
                     * @example 5f0c1c1e-94a6-4b37-9f3c-1f5b7d1e2a90
                     */
                    session?: string;
                    /**
                     * @description Version of the text that whoever is in the photo agreed to. Kept with the job; a key may demand it.
                     * @example photo-consent-2
                     */
                    consent?: string;
                } & (unknown | unknown);
            };
        };
        responses: {
            /** @description The job is queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job_id": "c3e8a4b1-5d2f-4c60-9a0e-2b7d1f6c8e34",
                     *       "status": "queued"
                     *     }
                     */
                    "application/json": components["schemas"]["TryOnAccepted"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is well formed, but what it carries cannot be used. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSubmittedTryOnResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `job_id` of the answer that accepted the job */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": Blob;
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSubmittedTryOn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `job_id` of the answer that accepted the job */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job_id": "550e8400-e29b-41d4-a716-446655440000",
                     *       "status": "DONE",
                     *       "mode": "draft",
                     *       "result_image_url": "/results/550e8400-e29b-41d4-a716-446655440000.png?of=…&exp=…&sig=…",
                     *       "quality_score": 0.85,
                     *       "retry_count": 0,
                     *       "created_at": "2026-02-09T12:00:00",
                     *       "completed_at": "2026-02-09T12:00:15",
                     *       "error_code": null,
                     *       "error_message": null
                     *     }
                     */
                    "application/json": components["schemas"]["SubmittedTryOnStatus"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitTryOn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A unique value of your own, such as a UUID. The same request sent again with it within 24 hours has no second effect: the first answer is given again, with `Idempotency-Replayed: true`. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_image_url": "https://shop.example/photos/person.jpg",
                 *       "product_image_url": "https://shop.example/photos/red-dress.jpg",
                 *       "garment_type": "tshirt",
                 *       "mode": "draft",
                 *       "preserve_face": true,
                 *       "preserve_background": true,
                 *       "realism_level": 3,
                 *       "max_retries": 2
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description Photo of the person. JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    user_image?: Blob;
                    /**
                     * Format: binary
                     * @description Photo of the garment. JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    product_image?: Blob;
                    /**
                     * @description The person photo, instead of user_image
                     * @example https://shop.example/photos/person.jpg
                     */
                    user_image_url?: string;
                    /**
                     * @description The garment photo, instead of product_image
                     * @example https://shop.example/photos/red-dress.jpg
                     */
                    product_image_url?: string;
                    /**
                     * @description What the garment is, in a word: tshirt, polo, dress, jeans, jacket …
                     * @example tshirt
                     */
                    garment_type?: string;
                    /**
                     * @description Without it, the best that this installation has
                     * @example draft
                     * @enum {string}
                     */
                    mode?: "draft" | "final" | "";
                    /**
                     * @default true
                     * @example true
                     */
                    preserve_face?: boolean | string;
                    /**
                     * @default true
                     * @example true
                     */
                    preserve_background?: boolean | string;
                    /**
                     * @default 3
                     * @example 3
                     */
                    realism_level?: number | string;
                    /**
                     * @default 2
                     * @example 2
                     */
                    max_retries?: number | string;
                } & ((unknown | unknown) & (unknown | unknown));
            };
        };
        responses: {
            /** @description The job is queued */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job_id": "550e8400-e29b-41d4-a716-446655440000",
                     *       "status": "QUEUED",
                     *       "message": "Job submitted successfully"
                     *     }
                     */
                    "application/json": components["schemas"]["SubmittedTryOn"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is well formed, but what it carries cannot be used. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTryOn: {
        parameters: {
            query?: {
                /** @description false leaves `result_b64` out: about a megabyte that `result_url` gives too */
                result_b64?: string;
            };
            header?: never;
            path: {
                /** @description `job_id` of the answer that accepted the job */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job_id": "c3e8a4b1-5d2f-4c60-9a0e-2b7d1f6c8e34",
                     *       "status": "processing",
                     *       "step": "inpainting",
                     *       "progress": 55,
                     *       "mode": "draft",
                     *       "created_at": "2026-11-20T12:00:00.000Z",
                     *       "completed_at": null,
                     *       "expires_at": "2026-11-23T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["TryOnJob"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTryOn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `job_id` of the answer that accepted the job */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing of the job is left */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTryOnArtefacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `job_id` of the answer that accepted the job */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is kept, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "person_mask.png",
                     *           "content_type": "image/png",
                     *           "base64": "iVBORw0KGgo="
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TryOnArtefacts"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchTryOn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `id` of the last event that came */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description `job_id` of the answer that accepted the job */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 2000
                     *
                     *     id: processing-1-55
                     *     data: {"job_id":"c3e8a4b1-5d2f-4c60-9a0e-2b7d1f6c8e34","status":"processing","step":"inpainting","progress":55,"mode":"draft","created_at":"2026-11-20T12:00:00.000Z","completed_at":null,"expires_at":"2026-11-23T12:00:00.000Z"}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description The last event that came was the last one */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTryOnResult: {
        parameters: {
            query?: {
                /** @description Which of several results */
                n?: number;
                /** @description Whose result it is */
                of?: string;
                /** @description Until when the URL works, seconds since 1970 */
                exp?: string;
                /** @description Signature over the rest, `format` aside */
                sig?: string;
                /** @description `jpeg`: about a tenth of the bytes, made when it is asked for; it may be put behind a signed URL */
                format?: "png" | "jpeg";
            };
            header?: never;
            path: {
                /** @description `job_id` of the answer that accepted the job */
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture, in the size and framing of the person photo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": Blob;
                    "image/jpeg": Blob;
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts, limits and periods */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "images": {
                     *         "used": 4210,
                     *         "limit": 20000,
                     *         "bytes": 611204880
                     *       },
                     *       "minute": {
                     *         "start": "2026-11-20T12:00:14.000Z",
                     *         "end": "2026-11-20T12:01:14.000Z",
                     *         "prompts": {
                     *           "used": 37,
                     *           "limit": 600
                     *         }
                     *       },
                     *       "month": {
                     *         "start": "2026-11-01T00:00:00.000Z",
                     *         "end": "2026-12-01T00:00:00.000Z",
                     *         "prompts": {
                     *           "used": 18420,
                     *           "limit": null
                     *         },
                     *         "try_ons": {
                     *           "used": 96,
                     *           "limit": 1000
                     *         },
                     *         "renders": {
                     *           "cost": {
                     *             "used": 12.4,
                     *             "limit": 50
                     *           },
                     *           "by_renderer": [
                     *             {
                     *               "name": "gemini",
                     *               "images": 310,
                     *               "failures": 4,
                     *               "seconds": 2418,
                     *               "cost": 12.4
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    virtualTryOn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "clothing_name": "Red linen dress",
                 *       "clothing_type": "tshirt",
                 *       "clothing_color": "#1e90ff",
                 *       "clothing_size": "M"
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description Photo of the person. JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    person_image: Blob;
                    /**
                     * Format: binary
                     * @description Photo of the garment; without it, the item called clothing_name is taken. JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    clothing_image?: Blob;
                    /**
                     * @description Without clothing_image: the name or the external_id of an item of the catalogue
                     * @example Red linen dress
                     */
                    clothing_name: string;
                    /**
                     * @description What the garment is, in a word: tshirt, polo, dress, jeans, jacket …
                     * @example tshirt
                     */
                    clothing_type?: string;
                    /**
                     * @description The garment is recoloured
                     * @example #1e90ff
                     */
                    clothing_color?: string;
                    /**
                     * @description Accepted; a picture shows no size
                     * @example M
                     */
                    clothing_size?: string;
                };
            };
        };
        responses: {
            /** @description The result is there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "result_image_url": "https://vitrine.example/api/results/result_550e8400-e29b-41d4-a716-446655440000.jpg?of=…&exp=…&sig=…",
                     *       "message": "Virtual try-on completed successfully",
                     *       "mode": "draft",
                     *       "job_id": "550e8400-e29b-41d4-a716-446655440000"
                     *     }
                     */
                    "application/json": components["schemas"]["VirtualTryOnResult"];
                };
            };
            /** @description It is still being made */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": false,
                     *       "status": "processing",
                     *       "job_id": "550e8400-e29b-41d4-a716-446655440000",
                     *       "status_url": "https://vitrine.example/api/tryon/550e8400-e29b-41d4-a716-446655440000",
                     *       "result_image_url": "https://vitrine.example/api/results/result_550e8400-e29b-41d4-a716-446655440000.jpg?of=…&exp=…&sig=…",
                     *       "message": "The try-on is still being made: ask again at status_url"
                     *     }
                     */
                    "application/json": components["schemas"]["VirtualTryOnPending"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is well formed, but what it carries cannot be used. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota.
             *
             *     Too many requests.
             */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "0.1.0",
                     *       "uptime_s": 1,
                     *       "inference": {
                     *         "backend": "local",
                     *         "requested": "auto",
                     *         "device": "cpu",
                     *         "fallback": "No GPU was found.",
                     *         "gpu": {
                     *           "index": -9007199254740991,
                     *           "name": "NVIDIA H200",
                     *           "memory_total_mb": -9007199254740991,
                     *           "memory_used_mb": -9007199254740991,
                     *           "driver": "570.86"
                     *         }
                     *       },
                     *       "encoder": {
                     *         "model": "vitrine-mini@1.0.0-a5b9dda9fd20",
                     *         "requested": "auto",
                     *         "precision": "fp32",
                     *         "check": {
                     *           "model": "fashion-clip@7e3ba62-int8.0f1d7598",
                     *           "outcome": "passed",
                     *           "fp32": {
                     *             "text": 0.9991,
                     *             "vision": 0.9991
                     *           },
                     *           "int8": {
                     *             "text": 0.9991,
                     *             "vision": 0.9991
                     *           }
                     *         },
                     *         "fallback": "fashion-clip@7e3ba62-int8.0f1d7598 has no reference vectors to be compared with."
                     *       },
                     *       "models_loaded": true,
                     *       "cuda_available": true,
                     *       "gpu": {
                     *         "gpu_name": "NVIDIA H200",
                     *         "memory_allocated_gb": 1,
                     *         "memory_reserved_gb": 1,
                     *         "total_memory_gb": 1
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every part that requests need answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready",
                     *       "components": {
                     *         "database": {
                     *           "status": "up",
                     *           "latency_ms": 1
                     *         },
                     *         "redis": {
                     *           "status": "up",
                     *           "latency_ms": 1
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A part is down: see components */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    fmfListImages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret token of the key */
                api_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "ImageID": 12,
                     *         "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *         "name": "Red linen dress",
                     *         "Photo": "https://vitrine.example/api/images/0199f1c2/photo?of=a&v=b&sig=c",
                     *         "Processor_embedded": true,
                     *         "Category": {
                     *           "CategoryId": 12,
                     *           "name": "dress",
                     *           "description": null
                     *         },
                     *         "Styles": {
                     *           "StyleId": 12,
                     *           "name": "dress",
                     *           "description": null
                     *         },
                     *         "AgeGroup": {
                     *           "AgeGroupId": 12,
                     *           "name": "dress",
                     *           "description": null
                     *         }
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["FitMatchFinderImage"][];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fmfCreateImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret token of the key */
                api_key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Red linen dress",
                 *       "Category": "dress",
                 *       "category": "dress",
                 *       "Styles": "dress",
                 *       "style": "dress",
                 *       "AgeGroup": "dress",
                 *       "age_group": "dress"
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    photo: Blob;
                    /** @example Red linen dress */
                    name: string;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    Category?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    category?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    Styles?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    style?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    AgeGroup?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    age_group?: string | number;
                };
            };
        };
        responses: {
            /** @description The new image */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ImageID": 12,
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Red linen dress",
                     *       "Photo": "https://vitrine.example/api/images/0199f1c2/photo?of=a&v=b&sig=c",
                     *       "Processor_embedded": true,
                     *       "Category": {
                     *         "CategoryId": 12,
                     *         "name": "dress",
                     *         "description": null
                     *       },
                     *       "Styles": {
                     *         "StyleId": 12,
                     *         "name": "dress",
                     *         "description": null
                     *       },
                     *       "AgeGroup": {
                     *         "AgeGroupId": 12,
                     *         "name": "dress",
                     *         "description": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FitMatchFinderImage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is well formed, but what it carries cannot be used. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A quota of the key is used up: the problem says which. Every answer of this route, good ones too, carries `RateLimit-Policy` and `RateLimit` where the key has such a quota. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    /** @description The quotas that count this: `q` the quota, `w` its window in seconds */
                    "RateLimit-Policy"?: string;
                    /** @description What is left of them: `r`, and the seconds `t` until they begin anew */
                    RateLimit?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fmfGetImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pk: string | (number | string);
                /** @description The secret token of the key */
                api_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ImageID": 12,
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Red linen dress",
                     *       "Photo": "https://vitrine.example/api/images/0199f1c2/photo?of=a&v=b&sig=c",
                     *       "Processor_embedded": true,
                     *       "Category": {
                     *         "CategoryId": 12,
                     *         "name": "dress",
                     *         "description": null
                     *       },
                     *       "Styles": {
                     *         "StyleId": 12,
                     *         "name": "dress",
                     *         "description": null
                     *       },
                     *       "AgeGroup": {
                     *         "AgeGroupId": 12,
                     *         "name": "dress",
                     *         "description": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FitMatchFinderImage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fmfUpdateImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pk: string | (number | string);
                /** @description The secret token of the key */
                api_key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Red linen dress",
                 *       "Category": "dress",
                 *       "category": "dress",
                 *       "Styles": "dress",
                 *       "style": "dress",
                 *       "AgeGroup": "dress",
                 *       "age_group": "dress"
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP, at most 20 MB and 50 megapixels
                     */
                    photo?: Blob;
                    /** @example Red linen dress */
                    name?: string;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    Category?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    category?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    Styles?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    style?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    AgeGroup?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    age_group?: string | number;
                };
                /**
                 * @example {
                 *       "name": "Red linen dress",
                 *       "Category": "dress",
                 *       "category": "dress",
                 *       "Styles": "dress",
                 *       "style": "dress",
                 *       "AgeGroup": "dress",
                 *       "age_group": "dress"
                 *     }
                 */
                "application/json": {
                    /** @example Red linen dress */
                    name?: string;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    Category?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    category?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    Styles?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    style?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    AgeGroup?: string | number;
                    /**
                     * @description Its name, its number, or its id
                     * @example dress
                     */
                    age_group?: string | number;
                };
            };
        };
        responses: {
            /** @description The image as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ImageID": 12,
                     *       "id": "0199f1c2-7d5e-7a31-9a55-3f0f6c1d2b4e",
                     *       "name": "Red linen dress",
                     *       "Photo": "https://vitrine.example/api/images/0199f1c2/photo?of=a&v=b&sig=c",
                     *       "Processor_embedded": true,
                     *       "Category": {
                     *         "CategoryId": 12,
                     *         "name": "dress",
                     *         "description": null
                     *       },
                     *       "Styles": {
                     *         "StyleId": 12,
                     *         "name": "dress",
                     *         "description": null
                     *       },
                     *       "AgeGroup": {
                     *         "AgeGroupId": 12,
                     *         "name": "dress",
                     *         "description": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["FitMatchFinderImage"];
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body came too slowly. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is well formed, but what it carries cannot be used. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fmfDeleteImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pk: string | (number | string);
                /** @description The secret token of the key */
                api_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example # HELP process_resident_memory_bytes Resident memory size in bytes.
                     *     # TYPE process_resident_memory_bytes gauge
                     *     process_resident_memory_bytes 183500800
                     */
                    "text/plain": string;
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getResultFile: {
        parameters: {
            query?: {
                /** @description Which of several results */
                n?: number;
                /** @description Whose result it is */
                of?: string;
                /** @description Until when the URL works, seconds since 1970 */
                exp?: string;
                /** @description Signature over the rest, `format` aside */
                sig?: string;
            };
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": Blob;
                };
            };
            /** @description The request is malformed or does not fit its schema. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key is missing, malformed, unknown, revoked or expired, or the shop is suspended. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key may not do this, or not from this origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is nothing of that id for this key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts the present state, or its Idempotency-Key was used for another one. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The URL, or a part of it, is too long. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The headers are larger than this server accepts. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side. Quote the request id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service that this needs does not answer: the problem names it. Nothing is lost; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
