package dev.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.understanding.Knowledge.EntityPattern;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found without teaching, on Monday, the 4th of May 2026. */
class BuiltInEntitiesTests {

    private static final Clock MONDAY = Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);

    private static List<Entity> find(String language, String country, String text) {
        var orders = new EntityPattern("order_number", "\\b(?:[A-Za-z]{1,3}-?)?\\d{4,10}\\b", List.of());
        var known = new Knowledge(language, List.of(), List.of(orders), Map.of(), Map.of(), Map.of());
        return new EntityFinder(known, new Home(country, MONDAY)).find(text);
    }

    private static String shown(String text, List<Entity> found) {
        return found.stream()
                .map(it -> it.entity() + " " + it.value() + " <" + text.substring(it.start(), it.end()) + ">")
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            write to Ada.Love@Example.org.        | en | email ada.love@example.org <Ada.Love@Example.org>
            an ada+x@sub.beispiel.de, bitte       | de | email ada+x@sub.beispiel.de <ada+x@sub.beispiel.de>
            follow us @wanderlicht                | en | ~~
            two a@b@c                             | en | ~~
            ruf mich an: 0151 23456789            | de | phone-number +4915123456789 <0151 23456789>
            call +44 20 7946 0958 please          | en | phone-number +442079460958 <+44 20 7946 0958>
            unter +49 (30) 901820                 | de | phone-number +4930901820 <+49 (30) 901820>
            """)
    void findsHowSomebodyIsReached(String text, String language, String expected) {
        List<Entity> found = find(language, language.equals("de") ? "DE" : "", text);

        assertThat(shown(text, found)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            it cost 12.50 EUR              | en | 12.50 EUR <12.50 EUR>
            it cost €12.50 yesterday-ish   | en | 12.50 EUR <€12.50>
            you owe me $ 1,234.50!         | en | 1234.50 USD <$ 1,234.50>
            US$20 too much                 | en | 20 USD <US$20>
            twenty euros                   | en | 20 EUR <twenty euros>
            £3                             | en | 3 GBP <£3>
            das macht 1.234,50 €           | de | 1234.50 EUR <1.234,50 €>
            das macht 1.234 Euro           | de | 1234 EUR <1.234 Euro>
            nur 12,- € statt EUR 20        | de | 12 EUR <12,- €>; 20 EUR <EUR 20>
            CHF 1'200.00 bezahlt           | de | 1200.00 CHF <CHF 1'200.00>
            zwanzig Euro                   | de | 20 EUR <zwanzig Euro>
            4711€                          | de | 4711 EUR <4711€>
            """)
    void findsSumsOfMoney(String text, String language, String expected) {
        List<Entity> found = find(language, "", text).stream()
                .filter(it -> it.entity().equals("amount-of-money"))
                .toList();

        assertThat(shown(text, found).replace("amount-of-money ", "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            can it come tomorrow?                      | en | 2026-05-05 <tomorrow>
            the day after tomorrow                     | en | 2026-05-06 <the day after tomorrow>
            next Friday                                | en | 2026-05-08 <next Friday>
            last friday it came                        | en | 2026-05-01 <last friday>
            on Monday                                  | en | 2026-05-11 <Monday>
            on Wednesday next week                     | en | 2026-05-13 <Wednesday next week>
            next week                                  | en | 2026-05-11 <next week>
            in three days                              | en | 2026-05-07 <in three days>
            two weeks ago                              | en | 2026-04-20 <two weeks ago>
            a month from now                           | en | 2026-06-04 <a month from now>
            ordered 2026-05-03                         | en | 2026-05-03 <2026-05-03>
            on May 3rd, 2026, I ordered                | en | 2026-05-03 <May 3rd, 2026>
            the 3rd of June                            | en | 2026-06-03 <3rd of June>
            May 3                                      | en | 2027-05-03 <May 3>
            on Friday, May 8 please                    | en | 2026-05-08 <Friday, May 8>
            25/12/2026                                 | en | 2026-12-25 <25/12/2026>
            may I ask, i march in                      | en | ~~
            kommt es morgen?                           | de | 2026-05-05 <morgen>
            Guten Morgen, wo ist das Paket             | de | ~~
            heute Morgen war niemand da                | de | 2026-05-04 <heute Morgen>
            übermorgen                                 | de | 2026-05-06 <übermorgen>
            am 3. Mai                                  | de | 2027-05-03 <3. Mai>
            am 24. Dezember 2026                       | de | 2026-12-24 <24. Dezember 2026>
            bis 3.6. bitte                             | de | 2026-06-03 <3.6.>
            am 03.06.26 bestellt                       | de | 2026-06-03 <03.06.26>
            am Freitag, den 8. Mai                     | de | 2026-05-08 <Freitag, den 8. Mai>
            nächsten Freitag                           | de | 2026-05-08 <nächsten Freitag>
            letzte Woche                               | de | 2026-04-27 <letzte Woche>
            in drei Tagen                              | de | 2026-05-07 <in drei Tagen>
            vor 2 Wochen bestellt                      | de | 2026-04-20 <vor 2 Wochen>
            am Wochenende                              | de | 2026-05-09 <Wochenende>
            am 31.02.2026                              | de | ~~
            Version 3.5 und 1.2.3.4                    | de | ~~
            """)
    void findsDays(String text, String language, String expected) {
        List<Entity> found = find(language, "", text).stream()
                .filter(it -> it.entity().equals("time"))
                .toList();

        assertThat(shown(text, found).replace("time ", "")).isEqualTo(expected);
    }

    @Test
    void readsTheMonthFirstInAmericaAlone() {
        assertThat(find("en", "US", "05/03/2026").getFirst().value()).isEqualTo("2026-05-03");
        assertThat(find("en", "GB", "05/03/2026").getFirst().value()).isEqualTo("2026-03-05");
    }

    @Test
    void letsTheLongerWinAndTheTaughtOneWhenBothAreAsLong() {
        String text = "order 4711 of 2026-05-03 for 4711 Euro, call 2125550123";

        List<Entity> found = find("en", "US", text);

        assertThat(shown(text, found))
                .isEqualTo("order_number 4711 <4711>; time 2026-05-03 <2026-05-03>; "
                        + "amount-of-money 4711 EUR <4711 Euro>; order_number 2125550123 <2125550123>");
    }

    @Test
    void findsNoDaysInALanguageWithoutATable() {
        assertThat(find("fr", "", "demain, 12 €")).extracting(Entity::entity).containsExactly("amount-of-money");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1 ",
                "1-",
                "a@",
                "@",
                "+49 ",
                "am 3.",
                "in ",
                "1.1.",
                "€",
                "1 2 3 4 ",
                "morgen ",
                "(0",
                "12 €"
            })
    void takesFiftyThousandCharactersInMilliseconds(String part) {
        String text = part.repeat(50_000 / part.length());
        find("de", "DE", text);
        var finder = new EntityFinder(
                new Knowledge("de", List.of(), List.of(), Map.of(), Map.of(), Map.of()), new Home("DE", MONDAY));
        long start = System.nanoTime();

        List<Entity> found = finder.find(text);

        assertThat(found).hasSizeLessThanOrEqualTo(50);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(200));
    }
}
