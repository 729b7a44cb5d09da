using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SonyAlpha.Driver.Alpaca;

/// <summary>
/// A request's parameters: of a GET those of the query, in any case; of a PUT those of the form in its body, exactly as ASCOM spells them.
/// </summary>
internal sealed class Parameters
{
    private const string FormType = "application/x-www-form-urlencoded";

    private readonly List<(string Name, string Value)> all;
    private readonly StringComparison names;

    private Parameters(List<(string Name, string Value)> all, StringComparison names)
    {
        this.all = all;
        this.names = names;
    }

    /// <exception cref="BadRequestException">A PUT whose body is no form.</exception>
    public static async ValueTask<Parameters> Read(HttpRequest request)
    {
        if (!HttpMethods.IsPut(request.Method) && !HttpMethods.IsPost(request.Method))
            return new(Split(request.QueryString.Value.AsSpan().TrimStart('?')), StringComparison.OrdinalIgnoreCase);
        var body = await ReadBody(request).ConfigureAwait(false);
        if (body.Length > 0 && request.ContentType?.StartsWith(FormType, StringComparison.OrdinalIgnoreCase) != true)
            throw new BadRequestException($"The parameters of a PUT are sent in its body as {FormType}");
        return new(Split(body), StringComparison.Ordinal);
    }

    /// <summary>The first value of that name; null if there is none.</summary>
    public string? Find(string name) => Find(name, names);

    /// <summary>The same whatever the case, also in a PUT.</summary>
    public string? FindInAnyCase(string name) => Find(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>A value of a member's type.</summary>
    /// <exception cref="BadRequestException">It is missing, or not of the type.</exception>
    public object Value(string name, MemberType type, object? otherwise)
    {
        var text = Find(name);
        // .NET's numbers may end in zero characters
        if (text?.Contains('\0') == true)
            throw new BadRequestException($"{name} has a zero character in it");
        if (text is null)
            return otherwise ?? throw new BadRequestException($"The parameter {name} is missing. Names of parameters have ASCOM's case");
        return type switch
        {
            MemberType.Boolean => Boolean(name, text),
            MemberType.Int16   => short.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? value : throw new BadRequestException($"{name} must be a whole number from -32768 to 32767"),
            MemberType.Double  => Double(name, text),
            MemberType.String  => text,
            _                  => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? value : throw new BadRequestException($"{name} must be a whole number"),
        };
    }

    private static async Task<string> ReadBody(HttpRequest request)
    {
        using StreamReader reader = new(request.Body, Encoding.UTF8);
        try
        {
            return await reader.ReadToEndAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        }
        catch (IOException wrong) when (wrong is not Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            // Kestrel has no BadHttpRequestException for a chunk whose size is beyond all numbers
            throw new BadRequestException("The body breaks off, or its chunks are not well-formed");
        }
    }

    private string? Find(string name, StringComparison comparison)
    {
        foreach (var parameter in all)
        {
            if (parameter.Name.Equals(name, comparison))
                return parameter.Value;
        }

        return null;
    }

    private static bool Boolean(string name, string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) ? true
        : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false
        : throw new BadRequestException($"{name} must be True or False");

    private static double Double(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value : throw new BadRequestException($"{name} must be a number, with a point");

    private static List<(string Name, string Value)> Split(ReadOnlySpan<char> form)
    {
        List<(string Name, string Value)> all = [];
        foreach (var range in form.Split('&'))
        {
            var pair = form[range];
            var equals = pair.IndexOf('=');
            if (equals >= 0)
                all.Add((Decode(pair[..equals]), Decode(pair[(equals + 1)..])));
        }

        return all;
    }

    private static string Decode(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
}
