#pragma once

#include "http/httpmessage.h"

//! The request that these bytes are on the wire, with "Host: localhost:8080" unless \p headers has one.
WebPubSub::HttpRequest makeRequest(const QByteArray &method, const QByteArray &target,
    WebPubSub::HttpHeaders headers = {}, const QByteArray &body = {});
