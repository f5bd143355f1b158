using System.Text;
using Katas.Toolkit;

namespace Katas.Lesson11;

/// <summary>
/// Turns tokens into text while they come. A token is bytes, and need not be a whole character: an emoji may be four
/// tokens.
/// </summary>
/// <param name="tokenizer">Knows the bytes of each token.</param>
public sealed class TextStream(ByteLevelTokenizer tokenizer)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder(); // remembers the bytes of half a character

    /// <summary>
    /// The text that a token completes. Bytes that are no character yet are kept until the rest has come. Bytes that
    /// will never be one become the replacement character, �.
    /// </summary>
    /// <param name="id">The token's id.</param>
    /// <returns>
    /// The text; empty if no character is complete. All of it, put together, is what all the bytes spell.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    [KataTask("11.15")]
    public string Add(long id)
    {
        throw new NotImplementedException("Task 11.15: tokens to text as they come");
    }

    /// <summary>What is left when no more tokens come: � for half a character, otherwise nothing.</summary>
    public string End()
    {
        char[] text = new char[_decoder.GetCharCount([], flush: true)];
        _decoder.GetChars([], text, flush: true);
        return new string(text);
    }
}
