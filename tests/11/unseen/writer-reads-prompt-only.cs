// task:   11.16
// title:  gives out before it keeps, so that what is heard last is lost
// expect: When nobody listens any more, what stands behind yield return never runs: the last token does not wait. Add
//         it before giving it out.
// hears:  last-heard-not-kept
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
        return Chosen();

        IEnumerable<long> Chosen()
        {
            for (int i = 0; i < most; i++)
            {
                long chosen = Next();
                if (_stops.Contains(chosen))
                {
                    yield break;
                }

                yield return chosen;
                _waiting.Add(chosen);
            }
        }
    }
}
