package io.guardianpartner.catalog.menu;

import java.net.URI;
import java.util.List;

import io.guardianpartner.message.Money;

/**
 * What the menu says about a product.
 *
 * @param name 1 to {@value #NAME_LIMIT} characters
 * @param description up to {@value #DESCRIPTION_LIMIT} characters
 * @param price of one portion, more than nothing
 * @param pictures up to {@value #PICTURES_LIMIT} addresses, https only
 */
record ProductDetails(String name, String description, Money price, List<URI> pictures, CategoryType categoryType) {

    static final int NAME_LIMIT = 50;
    static final int DESCRIPTION_LIMIT = 200;
    static final int PICTURES_LIMIT = 10;
    static final int PICTURE_LIMIT = 2048;

    ProductDetails {
        require(name != null && !name.isBlank() && name.length() <= NAME_LIMIT, "name");
        require(description != null && description.length() <= DESCRIPTION_LIMIT, "description");
        require(price != null && price.isPositive(), "price");
        require(pictures.size() <= PICTURES_LIMIT && pictures.stream().allMatch(ProductDetails::isPicture), "pictures");
        require(categoryType != null, "categoryType");
        pictures = List.copyOf(pictures);
    }

    /** Browsers shall fetch pictures over a connection that nobody can change. */
    static boolean isPicture(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null
            && address.getUserInfo() == null && address.toString().length() <= PICTURE_LIMIT;
    }

    private static void require(boolean right, String member) {
        if (!right) {
            throw new IllegalArgumentException("a product's " + member + " is not as it should be");
        }
    }
}
