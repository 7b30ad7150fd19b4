// What TypeScript 5.9 makes for ES5 (downlevelIteration, CommonJS) of:
// export function* plain(log) { log('begun'); const a = yield 1; log('a', a); const b = yield a; log('b', b); return [a, b] }
// export function* caught(log) {
//   for (let i = 0; i < 3; i++) {
//     try { log('try', i); const a = yield i; log('a', a); if (a === 'break') break; if (a === 'continue') continue; if (a === 'throw') throw new Error('own') }
//     catch (error) { log('caught', error.message); const b = yield 'caught'; if (b === 'return') return 'from catch' }
//     finally { log('finally', i); yield 'finally'; log('after finally') }
//     log('end of', i)
//   }
//   return 'end'
// }
// export function* nested(log) {
//   try { try { const a = yield 'inner'; log(a) } finally { log('inner finally') } }
//   catch (error) { log('outer', error.message); throw new Error('again') }
//   finally { log('outer finally'); try { yield 'last' } catch (error) { log('last', error.message) } }
// }
// export function* delegates(log) {
//   try { const all = yield* caught(log); log('all', all); const list = yield* [1, 2]; log('list', list); yield* nested(log) }
//   finally { log('delegates finally') }
// }
// export function* toBare(log) {
//   const bare = { n: 0, next(given) { log('bare', given); return { value: this.n++, done: this.n > 3 } } }
//   bare[Symbol.iterator] = function () { return this }
//   try { log('result', yield* bare) } catch (error) { log('thrown to bare', error.message) }
//   const closing = { next() { return { value: 'x' } }, return() { log('closed'); return {} } }
//   closing[Symbol.iterator] = function () { return this }
//   try { yield* closing } catch (error) { log('thrown to closing', error.message) }
// }
// export function* again(log) { const self = yield 'self'; try { self() } catch (error) { log(error.name, error.message) } yield* again.call(this, log) }
// export async function waits(log, ask) {
//   for (const each of [1, 2, 3]) { try { log(await ask(each)) } catch (error) { log('failed', error.message); if (each === 3) return 'given up' } finally { log('waited') } }
//   return 'all'
// }
"use strict";
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
var __generator = (this && this.__generator) || function (thisArg, body) {
    var _ = { label: 0, sent: function() { if (t[0] & 1) throw t[1]; return t[1]; }, trys: [], ops: [] }, f, y, t, g = Object.create((typeof Iterator === "function" ? Iterator : Object).prototype);
    return g.next = verb(0), g["throw"] = verb(1), g["return"] = verb(2), typeof Symbol === "function" && (g[Symbol.iterator] = function() { return this; }), g;
    function verb(n) { return function (v) { return step([n, v]); }; }
    function step(op) {
        if (f) throw new TypeError("Generator is already executing.");
        while (g && (g = 0, op[0] && (_ = 0)), _) try {
            if (f = 1, y && (t = op[0] & 2 ? y["return"] : op[0] ? y["throw"] || ((t = y["return"]) && t.call(y), 0) : y.next) && !(t = t.call(y, op[1])).done) return t;
            if (y = 0, t) op = [op[0] & 2, t.value];
            switch (op[0]) {
                case 0: case 1: t = op; break;
                case 4: _.label++; return { value: op[1], done: false };
                case 5: _.label++; y = op[1]; op = [0]; continue;
                case 7: op = _.ops.pop(); _.trys.pop(); continue;
                default:
                    if (!(t = _.trys, t = t.length > 0 && t[t.length - 1]) && (op[0] === 6 || op[0] === 2)) { _ = 0; continue; }
                    if (op[0] === 3 && (!t || (op[1] > t[0] && op[1] < t[3]))) { _.label = op[1]; break; }
                    if (op[0] === 6 && _.label < t[1]) { _.label = t[1]; t = op; break; }
                    if (t && _.label < t[2]) { _.label = t[2]; _.ops.push(op); break; }
                    if (t[2]) _.ops.pop();
                    _.trys.pop(); continue;
            }
            op = body.call(thisArg, _);
        } catch (e) { op = [6, e]; y = 0; } finally { f = t = 0; }
        if (op[0] & 5) throw op[1]; return { value: op[0] ? op[1] : void 0, done: true };
    }
};
var __values = (this && this.__values) || function(o) {
    var s = typeof Symbol === "function" && Symbol.iterator, m = s && o[s], i = 0;
    if (m) return m.call(o);
    if (o && typeof o.length === "number") return {
        next: function () {
            if (o && i >= o.length) o = void 0;
            return { value: o && o[i++], done: !o };
        }
    };
    throw new TypeError(s ? "Object is not iterable." : "Symbol.iterator is not defined.");
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.plain = plain;
exports.caught = caught;
exports.nested = nested;
exports.delegates = delegates;
exports.toBare = toBare;
exports.again = again;
exports.waits = waits;
function plain(log) { var a, b; return __generator(this, function (_a) {
    switch (_a.label) {
        case 0:
            log('begun');
            return [4 /*yield*/, 1];
        case 1:
            a = _a.sent();
            log('a', a);
            return [4 /*yield*/, a];
        case 2:
            b = _a.sent();
            log('b', b);
            return [2 /*return*/, [a, b]];
    }
}); }
function caught(log) {
    var i, a, error_1, b;
    return __generator(this, function (_a) {
        switch (_a.label) {
            case 0:
                i = 0;
                _a.label = 1;
            case 1:
                if (!(i < 3)) return [3 /*break*/, 10];
                _a.label = 2;
            case 2:
                _a.trys.push([2, 4, 6, 8]);
                log('try', i);
                return [4 /*yield*/, i];
            case 3:
                a = _a.sent();
                log('a', a);
                if (a === 'break')
                    return [3 /*break*/, 10];
                if (a === 'continue')
                    return [3 /*break*/, 9];
                if (a === 'throw')
                    throw new Error('own');
                return [3 /*break*/, 8];
            case 4:
                error_1 = _a.sent();
                log('caught', error_1.message);
                return [4 /*yield*/, 'caught'];
            case 5:
                b = _a.sent();
                if (b === 'return')
                    return [2 /*return*/, 'from catch'];
                return [3 /*break*/, 8];
            case 6:
                log('finally', i);
                return [4 /*yield*/, 'finally'];
            case 7:
                _a.sent();
                log('after finally');
                return [7 /*endfinally*/];
            case 8:
                log('end of', i);
                _a.label = 9;
            case 9:
                i++;
                return [3 /*break*/, 1];
            case 10: return [2 /*return*/, 'end'];
        }
    });
}
function nested(log) {
    var a, error_2, error_3;
    return __generator(this, function (_a) {
        switch (_a.label) {
            case 0:
                _a.trys.push([0, 5, 6, 11]);
                _a.label = 1;
            case 1:
                _a.trys.push([1, , 3, 4]);
                return [4 /*yield*/, 'inner'];
            case 2:
                a = _a.sent();
                log(a);
                return [3 /*break*/, 4];
            case 3:
                log('inner finally');
                return [7 /*endfinally*/];
            case 4: return [3 /*break*/, 11];
            case 5:
                error_2 = _a.sent();
                log('outer', error_2.message);
                throw new Error('again');
            case 6:
                log('outer finally');
                _a.label = 7;
            case 7:
                _a.trys.push([7, 9, , 10]);
                return [4 /*yield*/, 'last'];
            case 8:
                _a.sent();
                return [3 /*break*/, 10];
            case 9:
                error_3 = _a.sent();
                log('last', error_3.message);
                return [3 /*break*/, 10];
            case 10: return [7 /*endfinally*/];
            case 11: return [2 /*return*/];
        }
    });
}
function delegates(log) {
    var all, list;
    return __generator(this, function (_a) {
        switch (_a.label) {
            case 0:
                _a.trys.push([0, , 4, 5]);
                return [5 /*yield**/, __values(caught(log))];
            case 1:
                all = _a.sent();
                log('all', all);
                return [5 /*yield**/, __values([1, 2])];
            case 2:
                list = _a.sent();
                log('list', list);
                return [5 /*yield**/, __values(nested(log))];
            case 3:
                _a.sent();
                return [3 /*break*/, 5];
            case 4:
                log('delegates finally');
                return [7 /*endfinally*/];
            case 5: return [2 /*return*/];
        }
    });
}
function toBare(log) {
    var bare, _a, _b, error_4, closing, error_5;
    return __generator(this, function (_c) {
        switch (_c.label) {
            case 0:
                bare = { n: 0, next: function (given) { log('bare', given); return { value: this.n++, done: this.n > 3 }; } };
                bare[Symbol.iterator] = function () { return this; };
                _c.label = 1;
            case 1:
                _c.trys.push([1, 3, , 4]);
                _a = log;
                _b = ['result'];
                return [5 /*yield**/, __values(bare)];
            case 2:
                _a.apply(void 0, _b.concat([_c.sent()]));
                return [3 /*break*/, 4];
            case 3:
                error_4 = _c.sent();
                log('thrown to bare', error_4.message);
                return [3 /*break*/, 4];
            case 4:
                closing = { next: function () { return { value: 'x' }; }, return: function () { log('closed'); return {}; } };
                closing[Symbol.iterator] = function () { return this; };
                _c.label = 5;
            case 5:
                _c.trys.push([5, 7, , 8]);
                return [5 /*yield**/, __values(closing)];
            case 6:
                _c.sent();
                return [3 /*break*/, 8];
            case 7:
                error_5 = _c.sent();
                log('thrown to closing', error_5.message);
                return [3 /*break*/, 8];
            case 8: return [2 /*return*/];
        }
    });
}
function again(log) { var self; return __generator(this, function (_a) {
    switch (_a.label) {
        case 0: return [4 /*yield*/, 'self'];
        case 1:
            self = _a.sent();
            try {
                self();
            }
            catch (error) {
                log(error.name, error.message);
            }
            return [5 /*yield**/, __values(again.call(this, log))];
        case 2:
            _a.sent();
            return [2 /*return*/];
    }
}); }
function waits(log, ask) {
    return __awaiter(this, void 0, void 0, function () {
        var _a, _b, each, _c, error_6, e_1_1;
        var e_1, _d;
        return __generator(this, function (_e) {
            switch (_e.label) {
                case 0:
                    _e.trys.push([0, 8, 9, 10]);
                    _a = __values([1, 2, 3]), _b = _a.next();
                    _e.label = 1;
                case 1:
                    if (!!_b.done) return [3 /*break*/, 7];
                    each = _b.value;
                    _e.label = 2;
                case 2:
                    _e.trys.push([2, 4, 5, 6]);
                    _c = log;
                    return [4 /*yield*/, ask(each)];
                case 3:
                    _c.apply(void 0, [_e.sent()]);
                    return [3 /*break*/, 6];
                case 4:
                    error_6 = _e.sent();
                    log('failed', error_6.message);
                    if (each === 3)
                        return [2 /*return*/, 'given up'];
                    return [3 /*break*/, 6];
                case 5:
                    log('waited');
                    return [7 /*endfinally*/];
                case 6:
                    _b = _a.next();
                    return [3 /*break*/, 1];
                case 7: return [3 /*break*/, 10];
                case 8:
                    e_1_1 = _e.sent();
                    e_1 = { error: e_1_1 };
                    return [3 /*break*/, 10];
                case 9:
                    try {
                        if (_b && !_b.done && (_d = _a.return)) _d.call(_a);
                    }
                    finally { if (e_1) throw e_1.error; }
                    return [7 /*endfinally*/];
                case 10: return [2 /*return*/, 'all'];
            }
        });
    });
}
