// task:   11.16
// title:  is one iterator: nothing is checked until somebody asks
// expect: A method with yield does nothing until it is enumerated, checks included. Put the loop into a local
//         function.
// hears:  WriterTests.Nothing_to_read_is_refused_at_once
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
        for (int written = 0; written < most; written++)
        {
            long token = Next();
            if (_stops.Contains(token))
            {
                break;
            }

            _waiting.Add(token);
            yield return token;
        }
    }
}
