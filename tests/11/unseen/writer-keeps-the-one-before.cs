// task:   11.16
// title:  lets a token wait when the next one is asked for
// expect: Whoever stops listening, or reaches the maximum, never asks for the next one: your last token is lost, and the
//         model goes on as if it had not been said. Let it wait before it is given out.
// hears:  waiting-thrown-away
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
            long? before = null;
            for (int i = 0; i < most; i++)
            {
                if (before is { } token)
                {
                    _waiting.Add(token);
                }

                before = Next();
                if (_stops.Contains(before.Value))
                {
                    yield break;
                }

                yield return before.Value;
            }
        }
    }
}
