#pragma once

#include <QtGlobal>

#include <algorithm>
#include <vector>

//! Times that were measured, in milliseconds, and their percentiles.
class Latencies {
public:
    void add(double milliseconds) { m_values.push_back(milliseconds); }
    size_t count() const { return m_values.size(); }

    //! The value that \p share (0 to 1) of all do not exceed; 0 when there are none.
    double percentile(double share) const
    {
        if (m_values.empty())
            return 0;
        std::vector<double> sorted = m_values;
        const size_t index = std::min(sorted.size() - 1, size_t(share * double(sorted.size())));
        std::nth_element(sorted.begin(), sorted.begin() + qptrdiff(index), sorted.end());
        return sorted[index];
    }

private:
    std::vector<double> m_values;
};
