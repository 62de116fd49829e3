package dev.dragoman.conversations;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.dragoman.message.Contact;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One way to write each phone number. */
@Component
class PhoneNumbers {

    private static final String NO_COUNTRY = "ZZ";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String country;

    PhoneNumbers(CustomerSettings settings) {
        country = settings.country().isEmpty() ? NO_COUNTRY : settings.country();
    }

    /** The number that somebody wrote; empty if it is none, or if its country is not known. */
    Optional<Contact> read(String written) {
        try {
            PhoneNumber number =
                    numbers.parse(written.startsWith("00") ? "+" + written.substring(2) : written, country);
            return numbers.isValidNumber(number)
                    ? Contact.phone(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
