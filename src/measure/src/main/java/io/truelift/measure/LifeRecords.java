package io.truelift.measure;

import io.truelift.measure.PopulationSettings.Part;
import io.truelift.measure.WrittenRecord.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The records that a person's two years leave in the systems of a shop, as long as nothing is shared or mistyped. */
final class LifeRecords {
    private final SimulatedPerson person;
    private final SplittableRandom random;
    private final List<WrittenRecord> records = new ArrayList<>();

    private LifeRecords(SimulatedPerson person, SplittableRandom random) {
        this.person = person;
        this.random = random;
    }

    static List<WrittenRecord> of(PopulationSettings simulation, SimulatedPerson person) {
        LifeRecords life = new LifeRecords(person, simulation.random(Part.RECORDS, person.number()));
        life.signUps();
        life.customerFile();
        life.visits();
        life.apps();
        life.orders();
        life.tills();
        life.surveys();
        return life.records;
    }

    /** Each account is opened with the address of its time, on a browser. */
    private void signUps() {
        for (int login = 0; login < person.logins(); login++) {
            double time = 0.6 * login + 0.3 * random.nextDouble();
            write(Source.SIGN_UP, person.login(login), emailAt(time), cookieAt(time));
        }
    }

    /** The customer file has a line per state: a changed address, number or card makes a new line. */
    private void customerFile() {
        if (person.logins() + person.cards() == 0 || !happens(0.85)) {
            return;
        }
        int states = Math.max(person.emails(), Math.max(person.phones(), person.cards()));
        for (int state = 0; state < states; state++) {
            double time = state / (double) states;
            List<WrittenIdentifier> line = new ArrayList<>();
            if (person.logins() > 0) {
                line.add(person.login(0));
            }
            line.add(emailAt(time));
            addPhone(line, time, 0.7);
            if (person.cards() > 0) {
                line.add(person.card(SimulatedPerson.at(time, person.cards())));
            }
            records.add(new WrittenRecord(Source.CRM, line));
        }
    }

    private void visits() {
        for (int cookie = 0; cookie < person.cookies(); cookie++) {
            write(Source.WEB, person.cookie(cookie));
            if (person.logins() > 0 && happens(0.55)) {
                write(Source.WEB, person.login(random.nextInt(person.logins())), person.cookie(cookie));
            }
            if (happens(0.15)) { // followed a link in a newsletter
                write(Source.WEB, emailAt(cookie / (double) person.cookies()), person.cookie(cookie));
            }
        }
    }

    private void apps() {
        for (int device = 0; device < person.devices(); device++) {
            write(Source.APP, person.device(device));
            if (person.logins() > 0 && happens(0.8)) {
                write(Source.APP, person.login(random.nextInt(person.logins())), person.device(device));
            }
            if (happens(0.2)) { // the app opened a page of the shop
                write(Source.APP, person.device(device), person.cookie(random.nextInt(person.cookies())));
            }
        }
    }

    private void orders() {
        int orders = count(0.65);
        for (int order = 0; order < orders; order++) {
            double time = random.nextDouble();
            List<WrittenIdentifier> line = new ArrayList<>();
            if (person.accounts() > 0 && happens(0.75)) {
                line.add(person.account(random.nextInt(person.accounts())));
                if (person.logins() > 0 && happens(0.8)) {
                    line.add(person.login(random.nextInt(person.logins())));
                }
            }
            line.add(emailAt(time));
            addPhone(line, time, 0.5);
            if (happens(0.7)) {
                line.add(cookieAt(time));
            }
            records.add(new WrittenRecord(Source.ORDER, line));
        }
    }

    private void tills() {
        if (person.cards() > 0) {
            int purchases = count(0.7);
            for (int purchase = 0; purchase < purchases; purchase++) {
                write(Source.TILL, person.card(SimulatedPerson.at(random.nextDouble(), person.cards())));
            }
        }
    }

    private void surveys() {
        if (happens(0.2)) {
            write(Source.SURVEY, emailAt(random.nextDouble()));
        }
        if (person.cards() > 0 && happens(0.1)) {
            double time = random.nextDouble();
            write(Source.SURVEY, emailAt(time), person.card(SimulatedPerson.at(time, person.cards())));
        }
    }

    private void write(Source source, WrittenIdentifier... fields) {
        records.add(WrittenRecord.of(source, fields));
    }

    private WrittenIdentifier emailAt(double time) {
        return person.email(SimulatedPerson.at(time, person.emails()));
    }

    private WrittenIdentifier cookieAt(double time) {
        return person.cookie(SimulatedPerson.at(time, person.cookies()));
    }

    private void addPhone(List<WrittenIdentifier> line, double time, double chance) {
        if (person.phones() > 0 && happens(chance)) {
            line.add(person.phone(SimulatedPerson.at(time, person.phones())));
        }
    }

    private boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    /** Geometric: each further one with the same chance. */
    private int count(double chance) {
        int number = 0;
        while (number < 20 && happens(chance)) {
            number++;
        }
        return number;
    }
}
