// task:   11.16
// title:  counts after it has given out, so that one token comes even where none is asked for
// expect: With a maximum of 0 nothing is written, and the model reads nothing. Ask whether there is room before you
//         choose.
// hears:  WriterTests.With_a_maximum_of_0_nothing_is_written_and_nothing_lost
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
            int written = 0;
            do
            {
                long chosen = Next();
                if (_stops.Contains(chosen))
                {
                    yield break;
                }

                _waiting.Add(chosen);
                yield return chosen;
                written++;
            }
            while (written < most);
        }
    }
}
