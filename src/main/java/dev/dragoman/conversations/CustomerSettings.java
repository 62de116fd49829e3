package dev.dragoman.conversations;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is assumed of customers.
 *
 * @param country where phone numbers without a country code are at home, such as DE; without it such numbers are not taken
 */
@ConfigurationProperties("dragoman.customers")
record CustomerSettings(@DefaultValue("") String country) {

    CustomerSettings {
        if (!country.isEmpty()
                && !PhoneNumberUtil.getInstance().getSupportedRegions().contains(country)) {
            throw new IllegalArgumentException(
                    "Set dragoman.customers.country to the two capital letters of a country, such as DE, or leave it out.");
        }
    }
}
