#include "trace/jsontreemodel.h"

#include "shared/format.h"
#include "trace/jsonlexer.h"

namespace Ui {

namespace {
//! What a line of the tree can show; the bytes below show the rest.
constexpr qsizetype maxValueBytes = 512;
} // namespace

//! Makes nodes of words; a stack of open containers instead of recursion, as depth is the sender's choice.
class JsonTreeModel::Builder {
public:
    explicit Builder(const QByteArray &text)
        : m_text(text)
    {
    }

    std::vector<Node> run()
    {
        JsonLexer lexer(m_text);
        while (const auto word = lexer.next()) {
            if (m_nodes.size() >= size_t(maxNodes) || !take(*word))
                break;
        }
        while (!m_open.empty()) // cut text: what is open reaches to its end
            close(m_text.size());
        return std::move(m_nodes);
    }

private:
    //! false when the root is complete: what follows it is no part of the tree.
    bool take(const JsonLexer::Word &word)
    {
        if (word.kind == JsonKind::Key) {
            m_name = word;
            return true;
        }
        const char c = m_text.at(word.offset);
        if (word.kind != JsonKind::Punctuation) {
            add(word);
        } else if (c == '{' || c == '[') {
            add(word);
            m_nodes.back().isArray = c == '[';
            m_open.push_back(int(m_nodes.size()) - 1);
        } else if (c == '}' || c == ']') {
            close(word.offset + 1);
        }
        return !m_open.empty() || m_nodes.empty();
    }

    void add(const JsonLexer::Word &word)
    {
        Node node;
        node.kind = word.kind;
        node.offset = word.offset;
        node.length = word.length;
        if (m_name) {
            node.nameOffset = m_name->offset;
            node.nameLength = m_name->length;
            m_name.reset();
        }
        if (!m_open.empty()) {
            node.parent = m_open.back();
            auto &siblings = m_nodes[size_t(node.parent)].children;
            node.row = int(siblings.size());
            siblings.push_back(int(m_nodes.size()));
        }
        m_nodes.push_back(std::move(node));
    }

    void close(qsizetype end)
    {
        if (m_open.empty())
            return;
        Node &node = m_nodes[size_t(m_open.back())];
        node.length = end - node.offset;
        m_open.pop_back();
    }

    const QByteArray &m_text;
    std::vector<Node> m_nodes;
    std::vector<int> m_open;
    std::optional<JsonLexer::Word> m_name;
};

JsonTreeModel::JsonTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::setText(const QByteArray &text, const QString &title)
{
    beginResetModel();
    m_text = text;
    m_title = title;
    if (looksLikeJson(text)) {
        m_nodes = Builder(m_text).run();
    } else {
        m_nodes.clear();
        if (!text.isEmpty())
            m_nodes.push_back({.kind = JsonKind::String, .length = text.size()});
    }
    endResetModel();
}

QModelIndex JsonTreeModel::indexAt(qsizetype offset) const
{
    if (m_nodes.empty())
        return {};
    int at = 0;
    while (true) {
        const Node &node = m_nodes[size_t(at)];
        int inside = -1;
        for (const int child : node.children) {
            const Node &c = m_nodes[size_t(child)];
            const qsizetype start = c.nameOffset >= 0 ? c.nameOffset : c.offset;
            if (offset >= start && offset < c.offset + c.length)
                inside = child;
        }
        if (inside < 0)
            return createIndex(node.row, 0, quintptr(at));
        at = inside;
    }
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, 0, parent.isValid() ? quintptr(node(parent).children[size_t(row)]) : quintptr(0));
}

QModelIndex JsonTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || node(child).parent < 0)
        return {};
    const int parent = node(child).parent;
    return createIndex(m_nodes[size_t(parent)].row, 0, quintptr(parent));
}

int JsonTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return m_nodes.empty() ? 0 : 1;
    return int(node(parent).children.size());
}

int JsonTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant JsonTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &n = node(index);
    switch (role) {
    case Qt::DisplayRole:
        return QString(name(n) + QLatin1Char(' ') + value(n)).trimmed();
    case Qt::AccessibleTextRole:
        return tr("%1 %2, %3", "name, value, kind").arg(name(n), value(n), remark(n));
    case NameRole:
        return name(n);
    case ValueRole:
        return value(n);
    case KindRole:
        return int(n.kind);
    case RemarkRole:
        return remark(n);
    case OffsetRole:
        return int(n.nameOffset >= 0 ? n.nameOffset : n.offset);
    case LengthRole:
        return int(n.offset + n.length - (n.nameOffset >= 0 ? n.nameOffset : n.offset));
    default:
        return {};
    }
}

QString JsonTreeModel::name(const Node &node) const
{
    if (node.parent < 0)
        return Format::visible(m_title, false);
    if (node.nameOffset < 0)
        return QString::number(node.row);
    const QByteArray key = m_text.mid(node.nameOffset, qMin(node.nameLength, maxValueBytes));
    return Format::visible(decodedJsonString(key), false);
}

QString JsonTreeModel::value(const Node &node) const
{
    if (node.kind == JsonKind::Punctuation)
        return {};
    const QString text = QString::fromUtf8(m_text.mid(node.offset, qMin(node.length, maxValueBytes)));
    return Format::visible(text, false) + (node.length > maxValueBytes ? QStringLiteral("…") : QString());
}

QString JsonTreeModel::remark(const Node &node) const
{
    const int count = int(node.children.size());
    switch (node.kind) {
    case JsonKind::Punctuation:
        if (node.isArray)
            return tr("array, %n items", nullptr, count);
        return node.parent < 0
            ? tr("object, %n fields", nullptr, count) + QStringLiteral(", ") + Format::byteCount(node.length)
            : tr("object, %n fields", nullptr, count);
    case JsonKind::Number:
        return tr("number");
    case JsonKind::Literal:
        return m_text.at(node.offset) == 'n' ? tr("null") : tr("boolean");
    case JsonKind::Key:
    case JsonKind::String:
        break;
    }
    if (node.parent < 0 && node.length == m_text.size() && !m_text.startsWith('"'))
        return tr("no JSON, %1").arg(Format::byteCount(node.length));
    const qsizetype inside = qMax(qsizetype(0), node.length - 2);
    return inside > 12 ? tr("string, %1").arg(Format::byteCount(inside)) : tr("string");
}

} // namespace Ui
