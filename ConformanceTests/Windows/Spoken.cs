using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using SonyAlpha.ConformanceTests.Com;
using SonyAlpha.ConformanceTests.Faces;
using SonyAlpha.Driver;
using SonyAlpha.Driver.Com;

namespace SonyAlpha.ConformanceTests.Windows;

/// <summary>What a face answered, in words that do not depend on the face: "Int32 640", or an error's number and sentence.</summary>
internal static class Spoken
{
    /// <summary>An answer of COM's; its type is the one that the VARIANT has.</summary>
    public static string Of(DispatchAnswer answer) => answer.Result switch
    {
        HResult.Ok        => OfVariant(answer),
        HResult.Exception => Error(answer.Number, answer.Text),
        var other         => $"refused by COM: {other:X8}",
    };

    /// <summary>An answer of Alpaca's, whose JSON must have the form that the member's type demands.</summary>
    public static string Of(Answer answer, MemberType type) =>
        answer.Status != 200 ? $"status {answer.Status}: {answer.Text}"
        : answer.Error != 0 ? Error(unchecked((int)0x80040000) + answer.Error, answer.Message)
        : type == MemberType.None ? nameof(VarEnum.VT_EMPTY)
        : OfJson(answer.Value, type);

    private static string Error(int number, string sentence) => $"error {number:X8}: {sentence}";

    private static string OfVariant(DispatchAnswer answer) => answer.Type switch
    {
        VarEnum.VT_EMPTY    => nameof(VarEnum.VT_EMPTY),
        VarEnum.VT_BOOL     => $"VT_BOOL {answer.Raw<short>() != 0}",
        VarEnum.VT_I2       => $"VT_I2 {answer.Raw<short>()}",
        VarEnum.VT_I4       => $"VT_I4 {answer.Raw<int>()}",
        VarEnum.VT_R8       => Number(answer.Raw<double>()),
        VarEnum.VT_BSTR     => $"VT_BSTR {answer.Bstr}",
        VarEnum.VT_DATE     => "VT_DATE",
        VarEnum.VT_DISPATCH => OfList(answer.Object),
        var other           => other.ToString(),
    };

    private static string OfList(DispatchClient list)
    {
        using (list)
        {
            var count = list.Get("Count").Raw<int>();
            return string.Join("; ", Enumerable.Range(0, count).Select(i => OfItem(list.Do("Item", i))).Prepend("list"));
        }
    }

    private static string OfItem(DispatchAnswer item)
    {
        if (item.Type != VarEnum.VT_DISPATCH)
            return OfVariant(item);
        using var state = item.Object;
        return $"{state.Get("Name").Bstr} = {OfVariant(state.Get("Value"))}";
    }

    private static string OfJson(JsonElement value, MemberType type) => type switch
    {
        MemberType.Boolean     => $"VT_BOOL {value.GetBoolean()}",
        MemberType.Int16       => $"VT_I2 {value.GetInt16()}",
        MemberType.Double      => Number(value.GetDouble()),
        MemberType.String      => $"VT_BSTR {value.GetString()}",
        MemberType.StringList  => string.Join("; ", value.EnumerateArray().Select(text => $"VT_BSTR {text.GetString()}").Prepend("list")),
        MemberType.StateValues => string.Join("; ", value.EnumerateArray().Select(OfState).Prepend("list")),
        _                      => $"VT_I4 {value.GetInt32()}",
    };

    /// <summary>A state has the type of the member of its name, to which a switch adds which gauge; the time is another one at each
    /// asking.</summary>
    private static string OfState(JsonElement state)
    {
        var name = state.GetProperty("Name").GetString()!;
        return name == "TimeStamp"
            ? $"{name} = {(state.GetProperty("Value").TryGetDateTime(out _) ? nameof(VarEnum.VT_DATE) : "no time")}"
            : $"{name} = {OfJson(state.GetProperty("Value"), TypeOf(name.TrimEnd([.. "0123456789"])))}";
    }

    private static MemberType TypeOf(string name) => DeviceKinds.All.Select(kind => kind.Find(name)).OfType<Member>().First().Type;

    private static string Number(double value) => string.Create(CultureInfo.InvariantCulture, $"VT_R8 {value:R}");
}
