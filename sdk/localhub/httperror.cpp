#include "localhub/httperror.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace WebPubSub {

using namespace Qt::StringLiterals;

HttpResponse httpError(const Error &error, const QString &target)
{
    QJsonObject detail{{u"code"_s, error.name}, {u"message"_s, error.message}};
    if (!target.isEmpty())
        detail.insert(u"target"_s, target);
    HttpResponse response =
        HttpResponse::json(error.httpStatus, QJsonDocument(detail).toJson(QJsonDocument::Compact));
    response.addHeader("x-ms-error-code", error.name.toUtf8());
    if (error.httpStatus == 401)
        response.addHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    return response;
}

} // namespace WebPubSub
