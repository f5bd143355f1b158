// task:  11.16
// title: All tokens come at once, at the end
// hint:  Give each token out as soon as it is chosen.
using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

sealed partial class Writer
{
    public IEnumerable<long> Write(IReadOnlyList<long> ids, int most)
    {
        Guard.AtLeast(most, 0);
        Guard.Some(ids.Count + _waiting.Count, "tokens", nameof(ids));

        _waiting.AddRange(ids);
        List<long> written = [];
        while (written.Count < most && Next() is var chosen && !_stops.Contains(chosen))
        {
            _waiting.Add(chosen);
            written.Add(chosen);
        }

        return written;
    }
}
