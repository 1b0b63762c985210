#include "printable.h"

namespace App {

QString printable(QString text)
{
    for (QChar &c : text) {
        if (c.isSpace())
            c = u' ';
        else if (!c.isPrint() && !c.isSurrogate())
            c = u'?';
    }
    return text;
}

} // namespace App
