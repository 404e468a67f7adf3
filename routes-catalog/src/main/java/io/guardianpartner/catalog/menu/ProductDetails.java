package io.guardianpartner.catalog.menu;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.guardianpartner.message.Money;
import io.guardianpartner.message.text.Text;

/**
 * The part of a product that the administrator writes.
 *
 * @param name 1 to {@value #NAME_LIMIT} characters, as {@link Text} counts them, one of which can be seen
 * @param description up to {@value #DESCRIPTION_LIMIT} characters
 * @param price of one portion, more than nothing
 * @param pictures up to {@value #PICTURES_LIMIT} addresses, https only
 */
record ProductDetails(String name, String description, Money price, List<URI> pictures, CategoryType categoryType) {

    static final int NAME_LIMIT = 50;
    static final int DESCRIPTION_LIMIT = 200;
    static final int PICTURES_LIMIT = 10;
    static final int PICTURE_LIMIT = 2048;

    /** Path, query and fragment of RFC 3986, section 3. */
    private static final Pattern URI_PART = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*");

    ProductDetails {
        require(name != null && Text.isVisible(name) && isText(name, NAME_LIMIT), "name");
        require(description != null && isText(description, DESCRIPTION_LIMIT), "description");
        require(price != null && price.isPositive(), "price");
        require(pictures.size() <= PICTURES_LIMIT && pictures.stream().allMatch(ProductDetails::isPicture), "pictures");
        require(categoryType != null, "categoryType");
        pictures = List.copyOf(pictures);
    }

    /**
     * Browsers shall fetch pictures over a connection that nobody can change. Java takes addresses that RFC 3986 does not,
     * and the contract with them: {@code https://example.com/pão.jpg}.
     */
    static boolean isPicture(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null
            && address.getUserInfo() == null && address.toString().length() <= PICTURE_LIMIT
            && Stream.of(address.getRawPath(), address.getRawQuery(), address.getRawFragment())
                .allMatch(part -> part == null || URI_PART.matcher(part).matches());
    }

    private static boolean isText(String text, int limit) {
        return Text.length(text) <= limit && Text.isClean(text);
    }

    private static void require(boolean right, String member) {
        if (!right) {
            throw new IllegalArgumentException("a product's " + member + " is not as it should be");
        }
    }
}
