using System.Text;
using Katas.Lesson09;

namespace Katas.Lesson11;

/// <summary>
/// A conversation with a model. What was said is not read again: each turn gives the model the part of the template
/// that is new.
/// </summary>
public sealed class ChatSession : IDisposable
{
    private readonly ByteLevelTokenizer _tokenizer;
    private readonly Writer _writer;
    private readonly string _system;
    private readonly List<ChatMessage> _messages = [];
    private string _said = "";

    /// <summary>Begins a conversation.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tokenizer">Its tokenizer.</param>
    /// <param name="system">How the assistant is to behave, where the conversation does not say so itself.</param>
    /// <param name="choose">Chooses a token by the logits, <c>[vocabulary]</c>; null for the likeliest.</param>
    public ChatSession(
        TransformerModel model,
        ByteLevelTokenizer tokenizer,
        string system = ChatTemplate.SmolLmSystem,
        Func<TorchSharp.torch.Tensor, long>? choose = null)
    {
        (_tokenizer, _system) = (tokenizer, system);
        string[] stops = [ChatTemplate.End, ChatTemplate.EndOfText];
        _writer = new Writer(
            model, [.. stops.Where(tokenizer.Specials.ContainsKey).Select(stop => tokenizer.Specials[stop])], choose);
    }

    /// <summary>What was said until now.</summary>
    public IReadOnlyList<ChatMessage> Messages => _messages;

    /// <summary>How many tokens the model has read until now, its own included.</summary>
    public long Read => _writer.Read;

    /// <summary>
    /// Says something, and gives the answer bit by bit, as it is written. Whoever stops listening ends the answer; it
    /// stays in the conversation as far as it was heard.
    /// </summary>
    /// <param name="message">What is said.</param>
    /// <param name="most">The maximum number of tokens of the answer.</param>
    public IEnumerable<string> Answer(string message, int most)
    {
        _messages.Add(new ChatMessage(ChatRole.User, message));
        string prompt = ChatTemplate.Prompt(_messages, _system);
        var answer = new StringBuilder();
        try
        {
            var stream = new TextStream(_tokenizer);
            foreach (long id in _writer.Write(_tokenizer.Encode(prompt[_said.Length..]), most))
            {
                string part = stream.Add(id);
                answer.Append(part);
                if (part.Length > 0)
                {
                    yield return part;
                }
            }

            string rest = stream.End();
            answer.Append(rest);
            if (rest.Length > 0)
            {
                yield return rest;
            }
        }
        finally
        {
            _messages.Add(new ChatMessage(ChatRole.Assistant, answer.ToString()));
            _said = prompt + answer;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
