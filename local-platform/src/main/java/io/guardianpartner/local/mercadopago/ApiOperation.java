package io.guardianpartner.local.mercadopago;

/** The kinds of call that can be made to fail. */
enum ApiOperation {
    CREATE, READ, SEARCH, CANCEL, REFUND
}
