using System.Globalization;
using Katas.Testkit;
using static TorchSharp.torch;

namespace Katas.Checker.Trying.Values;

/// <summary>A module as text: what it is made of, with the shapes of its parameters.</summary>
internal static class ModuleText
{
    private const int MostLines = 60;

    /// <summary>Type and size: <c>CausalAttention, 1,234 parameters, training</c>.</summary>
    public static string Header(nn.Module module)
    {
        long count = module.parameters().Sum(parameter => parameter.numel());
        string parameters = string.Create(CultureInfo.InvariantCulture, $"{count:N0} parameter{(count == 1 ? "" : "s")}");
        return $"{TypeName.Format(module.GetType())}, {parameters}, {(module.training ? "training" : "eval")}";
    }

    /// <summary>One line per module, indented as they are nested, with its own parameters and buffers.</summary>
    public static string Body(nn.Module module)
    {
        var lines = new List<(string Name, string Content)>();
        Own(module).ToList().ForEach(own => lines.Add((own.Name, own.Shape)));
        foreach (var (name, child) in module.named_children())
        {
            Add(lines, name, child, 0);
        }

        int width = lines.Select(line => line.Name.Length).DefaultIfEmpty(0).Max();
        var text = lines.Take(MostLines).Select(line => $"{line.Name.PadRight(width)}  {line.Content}".TrimEnd());
        return string.Join('\n', lines.Count > MostLines ? text.Append($"… and {lines.Count - MostLines} more") : text);
    }

    private static void Add(List<(string Name, string Content)> lines, string name, nn.Module module, int depth)
    {
        var own = Own(module).Select(tensor => $"{tensor.Name} {tensor.Shape}");
        string type = TypeName.Format(module.GetType());
        lines.Add(($"{new string(' ', 2 * depth)}{name}", string.Join("  ", own.Prepend(type))));
        foreach (var (childName, child) in module.named_children())
        {
            Add(lines, childName, child, depth + 1);
        }
    }

    private static IEnumerable<(string Name, string Shape)> Own(nn.Module module) =>
    [
        .. module.named_parameters(recurse: false).Select(
            own => (own.name, $"{TensorValues.Text(own.parameter.shape)}{(own.parameter.requires_grad ? "" : " (frozen)")}")),
        .. module.named_buffers(recurse: false).Select(own => (own.name, $"{TensorValues.Text(own.buffer.shape)} (buffer)")),
    ];
}
