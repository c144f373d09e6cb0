package io.truelift.demo;

import java.util.List;

/** The files of the world, one per feed of {@code pipelines/feeds/demo}, with their columns in order. */
enum DemoFeedFile {
    CRM_CUSTOMER(
            "crm_customer.csv",
            "email",
            "login",
            "loyalty_card",
            "order_account",
            "first_name",
            "last_name",
            "gender",
            "birth_year",
            "country",
            "area",
            "acquisition_channel",
            "tier",
            "contact_by",
            "income_band",
            "joined_this_year",
            "spend_12_months",
            "customer_since"),
    CONSENT_EVENT(
            "consent_event.jsonl", "email", "cookie", "purpose", "granted", "decided_at", "source", "notice_version"),
    WEB_EVENT(
            "web_event.jsonl",
            "event_id",
            "time",
            "cookie",
            "login",
            "email",
            "type",
            "page",
            "sku",
            "surface",
            "device"),
    SHOP_ORDER(
            "shop_order.csv",
            "order_number",
            "ordered_at",
            "order_account",
            "email",
            "loyalty_card",
            "kind",
            "sku",
            "article",
            "quantity",
            "unit_price",
            "amount",
            "currency",
            "country",
            "sold_in"),
    EMAIL_EVENT("email_event.jsonl", "message_id", "time", "email", "cookie", "type", "campaign"),
    AD_TOUCH("ad_touch.csv", "touch_id", "touched_at", "cookie", "email", "channel", "campaign", "touch_type", "cost"),
    AD_SPEND("ad_spend.csv", "day", "channel", "amount", "currency"),
    EXPERIMENT_EXPOSURE("experiment_exposure.csv", "experiment", "variant", "exposed_at", "login", "cookie", "email"),
    SURVEY_ANSWER(
            "survey_answer.csv",
            "answer_id",
            "answered_at",
            "email",
            "survey",
            "question",
            "score",
            "label",
            "asked_in",
            "about");

    private final String fileName;
    private final List<String> columns;

    DemoFeedFile(String fileName, String... columns) {
        this.fileName = fileName;
        this.columns = List.of(columns);
    }

    String fileName() {
        return fileName;
    }

    List<String> columns() {
        return columns;
    }

    boolean isCsv() {
        return fileName.endsWith(".csv");
    }
}
