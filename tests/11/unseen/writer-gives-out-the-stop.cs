// task:   11.16
// title:  gives out the stop token, then ends
// expect: The stop token is given out. It belongs to what is read next, and no reader wants to see it.
// hears:  stop-given-out
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
        return Loop();

        IEnumerable<long> Loop()
        {
            int left = most;
            long token = -1;
            while (left-- > 0 && !_stops.Contains(token))
            {
                token = Next();
                _waiting.Add(token);
                yield return token;
            }
        }
    }
}
